import {
  checkPlaybook,
  defaultVocabulary,
  extendPlaybook,
  makeVocabulary,
  type Playbook,
  type PlaybookDraft,
  type VocabularyFile,
} from "@coterie/segment";
import { playbookSchema } from "@coterie/wire";
import { schemaRefusal } from "./schema-refusal.js";
import { readYaml } from "./yaml-file.js";

/** A playbook as it is written in a file, its keys checked, its traits not yet. */
export async function readPlaybookDraft(place: string, cwd: string): Promise<PlaybookDraft> {
  const content = await readYaml(place, cwd, "playbook", "--playbook");
  const read = playbookSchema.safeParse(content);
  if (read.success) return read.data;
  throw schemaRefusal(read.error, content, `The playbook ${place}`, "docs/playbook.md");
}

/** The whole playbook a draft stands for, or a refusal that names what no segment can have. */
export function soundPlaybook(draft: PlaybookDraft, vocabulary?: VocabularyFile): Playbook {
  const words = vocabulary === undefined ? defaultVocabulary : makeVocabulary(vocabulary, defaultVocabulary);
  return checkPlaybook(extendPlaybook(draft), words);
}
