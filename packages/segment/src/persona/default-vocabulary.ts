import { makeVocabulary } from "./make-vocabulary.js";
import { shippedVocabulary } from "./shipped-vocabulary.js";
import type { Vocabulary } from "./vocabulary.js";

/** The words Coterie speaks unless a bank brings its own: `vocabulary/default.yaml`, where each stands with its reason. */
export const defaultVocabulary: Vocabulary = makeVocabulary(shippedVocabulary);
