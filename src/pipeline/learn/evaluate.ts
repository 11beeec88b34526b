/**
 * @module How well what stands beside a claim is read, over annotated articles with their entities given: qualifiers and
 * status by cross-validation, since they are learned; speakers of quotations and who says so as they are, since they are not.
 */
import { z } from 'zod';
import { readDeclaration } from '../../declaration.js';
import { STATUSES } from '../../model.js';
import { attributionOf } from '../../relate/attribution.js';
import { isBackward, predicateOf } from '../../relate/columns.js';
import { chooseFillers } from '../../relate/qualifiers.js';
import type { Relations } from '../../relate/relations.js';
import { meetingPoint } from '../../relate/syntax.js';
import { inFolds } from './cross-validate.js';
import { factsByKey, keyOf, statusExamples, type Lesson } from './examples.js';
import { isPart, plain } from './fillers.js';
import { fillerShifts, judgeFillersApart } from './learn-fillers.js';
import { learnLinear } from './learner.js';

/** Figure → percent. */
export type Figures = ReadonlyMap<string, number>;

const ROWS = 1 << 16;

/** @param always lessons that every part learns from as well */
export function evaluate(
  articles: readonly Lesson[],
  always: readonly Lesson[],
  relations: Relations,
  folds: number,
): Figures {
  return new Map([
    ...qualifierFigures(articles, always, relations, folds),
    ['status', statusFigure(articles, always, relations, folds)],
    ...speakerFigures(articles),
    ...sourceFigures(articles, relations),
  ]);
}

interface Outcome {
  readonly role: string;
  readonly wanted: boolean;
  readonly given: boolean;
  readonly right: boolean;
}

function qualifierFigures(
  articles: readonly Lesson[],
  always: readonly Lesson[],
  relations: Relations,
  folds: number,
): [string, number][] {
  const { roles } = relations;
  const judged = judgeFillersApart(articles, always, relations, folds);
  const outcomes = inFolds(judged, folds, (train, test): Outcome[] => {
    const shifts = fillerShifts(train, relations);
    return test.flat().flatMap(({ offers, wanted }) => {
      const shifted = offers.map(({ offer, truth }) => ({
        offer: { ...offer, logit: offer.logit + shifts[roles.indexOf(offer.role)] },
        truth,
      }));
      const chosen = chooseFillers(shifted.map(({ offer }) => offer));
      return [...new Set([...wanted, ...chosen.keys()])].map((role) => {
        const given = shifted.find(({ offer }) => offer.role === role && offer.filler === chosen.get(role));
        return { role, wanted: wanted.has(role), given: given !== undefined, right: given?.truth === true };
      });
    });
  });
  const figures = (name: string, own: readonly Outcome[]): [string, number][] => {
    const right = own.filter((outcome) => outcome.right).length;
    return [
      [`${name} precision`, percent(right, own.filter(({ given }) => given).length)],
      [`${name} recall`, percent(right, own.filter(({ wanted }) => wanted).length)],
    ];
  };
  return [
    ...figures('qualifiers', outcomes),
    ...roles.flatMap((role) =>
      figures(
        `qualifiers: ${role}`,
        outcomes.filter((outcome) => outcome.role === role),
      ),
    ),
  ];
}

function statusFigure(
  articles: readonly Lesson[],
  always: readonly Lesson[],
  relations: Relations,
  folds: number,
): number {
  const examplesOf = (lesson: Lesson) => statusExamples(lesson, relations);
  const known = always.flatMap(examplesOf);
  const outcomes = inFolds(articles.map(examplesOf), folds, (train, test) => {
    const model = learnLinear([...known, ...train.flat()], STATUSES.length, ROWS);
    return test.flat().map(({ features, columns, answers }) => {
      const odds = model.score(features, columns);
      return answers[odds.indexOf(Math.max(...odds))] === 1;
    });
  });
  return percent(outcomes.filter(Boolean).length, outcomes.length);
}

function speakerFigures(articles: readonly Lesson[]): [string, number][] {
  let [found, wanted, right] = [0, 0, 0];
  for (const { text, reading } of articles) {
    const { quotations } = reading;
    const names = new Set(text.mentions.map(({ entity }) => entity.name));
    for (const { words, within, speaker } of text.quotations) {
      wanted++;
      const beginning = plain(words).split(' ').slice(0, 4).join(' ');
      const quotation = quotations.find(
        ({ start, text: quoted }) => start >= within.start && start < within.end && plain(quoted).includes(beginning),
      );
      if (quotation === undefined) continue;
      found++;
      // Whoever is no entity ("a trader") is nobody's name.
      if ((quotation.speaker?.name ?? null) === (names.has(speaker ?? '') ? speaker : null)) right++;
    }
  }
  return [
    ['quotations recall', percent(found, wanted)],
    ['speakers', percent(right, found)],
  ];
}

/** Of the claims that the annotators give to somebody, whose source is found; of those that are given a source, where it is that one. */
function sourceFigures(articles: readonly Lesson[], relations: Relations): [string, number][] {
  let [given, wanted, right, rightly] = [0, 0, 0, 0];
  for (const { text, reading, pairs } of articles) {
    const { syntax, args, cast, quotations } = reading;
    const facts = factsByKey(text, relations);
    const seen = new Set<string>();
    pairs.forEach(({ columns, answers }, index) => {
      const { left, right: behind, nearness } = reading.pairs[index];
      if (nearness > 0) return;
      Array.from(columns).forEach((column, c) => {
        if (answers[c] !== 1) return;
        const [from, to] = isBackward(column) ? [behind, left] : [left, behind];
        const key = keyOf(relations, predicateOf(column), cast.actors[cast.at[from]], cast.actors[cast.at[to]]);
        if (seen.has(key)) return;
        seen.add(key);
        const sources = (facts.get(key) ?? []).flatMap(({ attributedTo }) => attributedTo ?? []);
        const source = attributionOf(syntax, args, relations, meetingPoint(syntax, from, to), quotations);
        const isRight = source !== null && sources.some((each) => isPart(source, each));
        if (sources.length > 0) wanted++;
        // Articles in which nobody marked sources say nothing of what is found too much.
        if (source !== null && text.facts.some(({ attributedTo }) => attributedTo !== null)) {
          given++;
          if (isRight) rightly++;
        }
        if (isRight) right++;
      });
    });
  }
  return [
    ['sources precision', percent(rightly, given)],
    ['sources recall', percent(right, wanted)],
  ];
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

/** Prints figures, and beside each that has a floor how it stands to it. @param file YAML: figure → least percent @returns whether all floors hold */
export function holdsFloors(figures: Figures, file: string): boolean {
  const { value: floors } = readDeclaration(
    file,
    z.record(z.string(), z.number()),
    'docs/relations.md explains floors',
  );
  for (const [name, value] of figures) {
    const floor = name in floors ? `  (floor ${floors[name]}${value < floors[name] ? ': NOT HELD' : ''})` : '';
    console.log(`${name.padEnd(32)} ${value.toFixed(1).padStart(6)}${floor}`);
  }
  const unknown = Object.keys(floors).filter((name) => !figures.has(name));
  for (const name of unknown) console.log(`no figure "${name}", which has a floor`);
  return unknown.length === 0 && Object.entries(floors).every(([name, floor]) => (figures.get(name) ?? 0) >= floor);
}
