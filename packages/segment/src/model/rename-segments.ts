import { bannedWord } from "../persona/banned-words.js";
import { namingOf } from "../persona/naming.js";
import { SegmentError } from "../segment-error.js";
import type { Segment, Segmentation } from "../segmentation.js";
import { withParagraph } from "./with-paragraph.js";

const LONGEST = 60;

/**
 * Give segments the names a person chose for them. The traits they are given under are stored: a name stays while they are true.
 *
 * @param names By segment id, as a key of a config file is text.
 * @returns The same model where no name is given.
 * @throws {SegmentError} `bad-option`: an id no segment has, a name that is empty, too long, on two lines, or another segment's, or one that cannot be read aloud to the
 * customer.
 */
export function renameSegments(model: Segmentation, names: Readonly<Record<string, string>>): Segmentation {
  const given = Object.entries(names);
  if (given.length === 0) return model;
  for (const [id, name] of given) checkName(model, id, name);
  const segments = model.segments.map((segment) => {
    const name = names[String(segment.id)];
    return name === undefined ? segment : renamed(model, segment, name.trim());
  });
  const taken = new Map<string, number>();
  for (const { id, name } of segments) {
    const other = taken.get(name.toLowerCase());
    if (other !== undefined) {
      throw new SegmentError(
        "bad-option",
        `Each segment must have a name of its own; ${other} and ${id} would both be called ${name}. Give one of them another name.`,
      );
    }
    taken.set(name.toLowerCase(), id);
  }
  return { ...model, segments };
}

function renamed(model: Segmentation, segment: Segment, name: string): Segment {
  const persona = { ...segment.persona, named: namingOf(segment.persona, "person") };
  return withParagraph({ ...segment, name, persona }, model.columns);
}

function checkName({ segments }: Segmentation, id: string, name: string): void {
  if (!segments.some((segment) => String(segment.id) === id)) {
    throw new SegmentError(
      "bad-option",
      `Names must be for segments 1 to ${segments.length}; got one for ${id}. Leave it out, or keep a K that has it.`,
    );
  }
  const length = [...name.trim()].length;
  if (length === 0 || length > LONGEST || /\p{Cc}/u.test(name)) {
    throw new SegmentError(
      "bad-option",
      `The name of segment ${id} must be one line of 1 to ${LONGEST} characters; got ${length === 0 ? "an empty one" : length > LONGEST ? length : "one with a control character"}. Choose another.`,
    );
  }
  const ban = bannedWord(name);
  if (ban !== null) {
    throw new SegmentError(
      "bad-option",
      `The name of segment ${id} must be such that it can be read aloud to the customer; "${name.trim()}" speaks of ${ban.reason} ("${ban.word}"). Choose another.`,
    );
  }
}
