/** @module The sections of the parser's model file. */
import { bytesOf, packShorts, signedBytes, unpackShorts, type Sections } from './model-file.js';
import { Network, type NetworkWeights } from './network.js';
import { ARC_KINDS, type ParserModel, type RelationChoices } from './parser.js';
import { SortedKeys } from './sorted-keys.js';

/** @param words `lower` hashes of the words with vectors of their own */
export function packParser(words: SortedKeys, weights: NetworkWeights, relations: RelationChoices): Sections {
  return {
    words: words.packed,
    relationCounts: Uint8Array.from(relations, (choices) => choices.length),
    relations: Uint8Array.from(relations.flatMap((choices) => [...choices])),
    sizes: Uint8Array.of(weights.hidden, weights.width),
    features: bytesOf(weights.features),
    vectors: bytesOf(weights.vectors),
    matrices: bytesOf(weights.matrices),
    bias: packShorts(weights.bias),
    classes: bytesOf(weights.classes),
    classBias: packShorts(weights.classBias),
  };
}

export function unpackParser(sections: Sections): ParserModel {
  const relations: Uint8Array[] = [];
  let at = 0;
  for (let kind = 0; kind < ARC_KINDS; kind++) {
    const behind = at + sections.relationCounts[kind];
    relations.push(sections.relations.slice(at, behind));
    at = behind;
  }
  const network = new Network({
    hidden: sections.sizes[0],
    width: sections.sizes[1],
    features: signedBytes(sections.features),
    vectors: signedBytes(sections.vectors),
    matrices: signedBytes(sections.matrices),
    bias: unpackShorts(sections.bias),
    classes: signedBytes(sections.classes),
    classBias: unpackShorts(sections.classBias),
  });
  return {
    vocabulary: new SortedKeys(sections.words),
    network,
    relations,
  };
}
