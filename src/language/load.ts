/** @module Reads English from the files beside the code; the one place in `language/` that touches the disk. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { English } from './english.js';
import { parseExceptions, type Exceptions } from './exceptions.js';
import { compileLemmas, type LemmaTables } from './lemmas.js';
import { LinearModel } from './linear.js';
import { decodeSections, decompress, unpackNumbers, unpackRows, unpackShorts, type Sections } from './model-file.js';
import { keptNameSums } from './names.js';
import { unpackParser } from './parser-file.js';
import { SortedKeys } from './sorted-keys.js';
import { keptTagSums } from './tagger.js';
import { WordTable } from './word-table.js';

// From `src/language/` and from `dist/language/` alike.
const FOLDER = new URL('../../src/language/', import.meta.url);

let loaded: English | undefined;

/** All of English, read once a process. */
export function loadEnglish(): English {
  loaded ??= readEnglish();
  return loaded;
}

/** What sentences are cut with, without the models. */
export function loadExceptions(): Exceptions {
  return loaded?.exceptions ?? parseExceptions(readFileSync(new URL('data/exceptions.json', FOLDER), 'utf8'));
}

function readEnglish(): English {
  // The largest first: the others find room where it was read.
  const read = modelReader();
  const parser = read('parser');
  const tagger = read('tagger');
  const lexicon = read('lexicon');
  const names = read('names');
  const tagRows = new LinearModel(unpackRows('', tagger));
  const nameRows = new LinearModel(unpackRows('', names));
  const lemmas = JSON.parse(Buffer.from(read('lemmas').tables).toString('utf8')) as LemmaTables;
  return {
    exceptions: loadExceptions(),
    lexicon: new WordTable(new SortedKeys(lexicon.words), unpackNumbers(lexicon.entries)),
    tagger: {
      upos: tagger.upos,
      xpos: tagger.xpos,
      properName: tagger.properName[0],
      sure: new WordTable(new SortedKeys(tagger.sureWords), Int32Array.from(tagger.sureTags)),
      linear: tagRows,
      kept: keptTagSums(tagRows),
    },
    lemmas: compileLemmas(lemmas),
    parser: unpackParser(parser),
    names: {
      linear: nameRows,
      kept: keptNameSums(nameRows),
      transitions: Int32Array.from(unpackShorts(names.transitions)),
    },
  };
}

/** Reads models by name, all into the same memory: touching memory for the first time costs more than reading into it. */
function modelReader(): (name: string) => Sections {
  let room = new Uint8Array(0);
  return (name) => {
    const file = openSync(new URL(`models/${name}.model`, FOLDER), 'r');
    try {
      const { size } = fstatSync(file);
      if (size > room.length) room = new Uint8Array(size);
      return decodeSections(decompress(room.subarray(0, readSync(file, room, 0, size, 0))));
    } finally {
      closeSync(file);
    }
  };
}
