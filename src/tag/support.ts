/** @module Whether a sentence speaks of what the pipeline's news is about: then a name that means other things, too, is ours. */
import type { Context } from './context.js';
import type { CompiledGazetteer } from './compile.js';
import type { ElementName } from './elements.js';
import { foldKey } from './fold.js';
import type { Found } from './found.js';
import { attributeOf } from './gazetteer.js';
import { TOPIC, type Subject } from './subject.js';

/**
 * By word: whether its sentence has more words of the field, of trade and of public affairs, elements and companies than
 * words of other fields. In an article of the field every sentence has.
 */
export function supportedWords(
  subject: Subject,
  elements: readonly ElementName[],
  { source, words, cues, foundAt }: Context,
  { policies }: CompiledGazetteer,
): (word: number) => boolean {
  if (subject.extent === 'in') return () => true;
  const meant = new Set(elements.filter((element) => element.meant).map(({ hit }) => hit.from));
  const isCompany = (hit: Found | undefined): boolean =>
    hit?.readings.some(({ entry }) => attributeOf(entry, 'type') === 'company') === true &&
    !policies.has(foldKey(source.slice(hit.start, hit.end)));
  const supported = new Uint8Array(words.length);
  for (let from = 0; from < words.length;) {
    let to = from + 1;
    while (to < words.length && !words[to].first) to++;
    let balance = 0;
    for (let i = from; i < to; i++) {
      const topic = subject.topics[i];
      if (topic === TOPIC.other) balance--;
      else if (topic !== TOPIC.none || meant.has(i) || cues.affairs.from(words, i) > 0 || isCompany(foundAt.get(i)))
        balance++;
    }
    if (balance > 0) supported.fill(1, from, to);
    from = to;
  }
  return (word) => supported[word] === 1;
}
