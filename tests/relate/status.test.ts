import { describe, expect, it } from 'vitest';
import {
  complementStatus,
  grammaticalStatus,
  isAbsent,
  isOfNone,
  isSupposed,
  meantBy,
  modalStatus,
  ownStatus,
} from '../../src/relate/status-grammar.js';
import { statedStatus } from '../../src/relate/status-features.js';
import { statusOf, stronger } from '../../src/relate/status.js';
import { wayUp } from '../../src/relate/syntax.js';
import { isUnreal } from '../../src/relate/unreal.js';
import { relations, syntaxOf, tokenOf } from './support.js';

describe('the status of a verb by the rules', () => {
  it.each([
    ['[O1:Boliden] bought [D1:Tara].', 'bought', 'asserted'],
    ['[O1:Boliden] will buy [D1:Tara].', 'buy', 'planned'],
    ['[O1:Boliden] may buy [D1:Tara].', 'buy', 'possible'],
    ['[O1:Boliden] could buy [D1:Tara].', 'buy', 'possible'],
    ['[O1:Boliden] did not buy [D1:Tara].', 'buy', 'denied'],
    ['[O1:Boliden] has never operated [D1:Tara].', 'operated', 'denied'],
    ['[O1:Boliden] plans to buy [D1:Tara].', 'buy', 'planned'],
    ['[O1:Boliden] is considering buying [D1:Tara].', 'buying', 'possible'],
    ['[O1:Boliden] stopped operating [D1:Tara].', 'operating', 'ended'],
    ['[O1:Boliden] refused to buy [D1:Tara].', 'buy', 'denied'],
    ['The price falls if [O1:Boliden] buys [D1:Tara].', 'buys', 'possible'],
    ['[P1:Jane Doe] said that [O1:Boliden] operates [D1:Tara].', 'operates', 'asserted'],
  ])('%s', (text, verb, expected) => {
    const { syntax } = syntaxOf(text);
    expect(statusOf(syntax, tokenOf(syntax, verb), relations)).toBe(expected);
  });

  it.each([
    ['Nobody has found [E1:zinc] at [D1:Tara].', true],
    ['Not a tonne of [E1:zinc] came from [D1:Tara].', true],
    ['Not far from [D1:Tara] there is [E1:zinc].', false],
    ['[D1:Tara] has [E1:zinc].', false],
    ['Nobody drills there now, though [O1:Boliden] hit copper at [D1:Tara].', false],
    ['"Nobody has asked us," said [P1:Jane Doe], who runs [D1:Tara].', false],
  ])('knows what is said of none: %s', (text, none) => {
    const { syntax } = syntaxOf(text);
    expect(isOfNone(syntax, tokenOf(syntax, 'Tara'))).toBe(none);
  });

  it.each([
    ['There is no [E1:zinc] at [D1:Tara].', true],
    ['There are no [E1:rare earths] at [D1:Tara].', true],
    ['There is [E1:zinc] at [D1:Tara].', false],
    ['No [E1:zinc] of [D1:Tara] is sold.', false],
  ])('knows a sentence that says there is none of it: %s', (text, none) => {
    const { syntax } = syntaxOf(text);
    expect(isAbsent(syntax, syntax.mention.indexOf(0))).toBe(none);
  });

  it('takes what is over or denied before what is planned', () => {
    expect(stronger('planned', 'ended')).toBe('ended');
    expect(stronger('denied', 'possible')).toBe('denied');
    expect(stronger('asserted', 'planned')).toBe('planned');
  });

  it.each([
    ['If [O1:Boliden] bought [D1:Tara], the price would fall.', 'bought', 'possible'],
    ['Had [O1:Boliden] bought [D1:Tara], the price would have fallen.', 'bought', 'possible'],
    ['Even if [O1:Boliden] bought [D1:Tara], the price would hold.', 'bought', 'possible'],
    ['In the event that [O1:Boliden] buys [D1:Tara], the union will be told.', 'buys', 'possible'],
    ['The union imagines that [O1:Boliden] buys [D1:Tara].', 'buys', 'possible'],
    ['Let us suppose that [O1:Boliden] bought [D1:Tara].', 'bought', 'possible'],
    ['The bank drew up a scenario in which [O1:Boliden] buys [D1:Tara].', 'buys', 'possible'],
    ['In the novel [O1:Boliden] buys [D1:Tara].', 'buys', 'possible'],
    ['The film makes [O1:Boliden] buy [D1:Tara].', 'buy', 'possible'],
    ['In the board game, [O1:Boliden] buys [D1:Tara].', 'buys', 'possible'],
    ['A purchase of [D1:Tara] by [O1:Boliden] would be wise if money were cheap.', 'purchase', 'possible'],
    ['It is not certain that [O1:Boliden] bought [D1:Tara].', 'bought', 'possible'],
    ['It is unlikely that [O1:Boliden] bought [D1:Tara].', 'bought', 'possible'],
    ['A purchase of [D1:Tara] by [O1:Boliden] has been suggested.', 'purchase', 'possible'],
    ['It is not true that [O1:Boliden] bought [D1:Tara].', 'bought', 'denied'],
    ['[O1:Boliden] denied a report that it had bought [D1:Tara].', 'bought', 'denied'],
    ['[O1:Boliden] rejects the charge that it buys [E1:zinc] from [D1:Tara].', 'buys', 'denied'],
    ['The purchase of [D1:Tara] by [O1:Boliden] never happened.', 'purchase', 'denied'],
    ['[O1:Boliden] has yet to buy [D1:Tara].', 'buy', 'denied'],
    ['[D1:Tara] is still to be bought by [O1:Boliden].', 'bought', 'denied'],
    ['[O1:Boliden] did not buy [D1:Tara].', 'buy', 'denied'],
    ['[O1:Boliden] bought [D1:Tara] and the novel was forgotten.', 'bought', undefined],
    ['[O1:Boliden], not being poor, bought [D1:Tara].', 'bought', undefined],
    ['[P1:Jane Doe] did not hide that [O1:Boliden] bought [D1:Tara].', 'bought', undefined],
  ])('by grammar alone: %s', (text, word, expected) => {
    const { syntax } = syntaxOf(text);
    expect(grammaticalStatus(syntax, tokenOf(syntax, word), relations)).toBe(expected);
  });

  it.each([
    ['Let us pretend for a moment that [O1:Boliden] bought [D1:Tara].', true],
    ['Let the record show that [O1:Boliden] bought [D1:Tara].', false],
    ['If prices hold, [O1:Boliden] would buy [D1:Tara].', true],
    ['If prices hold, the mine will stay, said Jane Doe, who leads [O1:Boliden].', false],
  ])('supposed or not: %s', (text, expected) => {
    const { syntax } = syntaxOf(text);
    expect(isSupposed(syntax, tokenOf(syntax, 'Boliden'), relations)).toBe(expected);
  });

  it.each([
    ['[O1:Boliden] will reopen [D1:Tara].', 'reopen', 'planned'],
    ['[O1:Boliden] might reopen [D1:Tara].', 'reopen', 'possible'],
    ['[O1:Boliden] proposes to reopen [D1:Tara].', 'reopen', 'planned'],
    ['[O1:Boliden] hopes to reopen [D1:Tara].', 'reopen', 'planned'],
    ['[O1:Boliden] agreed to reopen [D1:Tara].', 'reopen', undefined],
    ['[O1:Boliden], which might grow, reopened [D1:Tara].', 'reopened', undefined],
  ])('put ahead or not: %s', (text, verb, expected) => {
    const { syntax } = syntaxOf(text);
    expect(modalStatus(syntax, tokenOf(syntax, verb))).toBe(expected);
  });

  it.each([
    ['[O1:Boliden] is weighing a stake in [D1:Tara].', 'stake', 'possible'],
    ['[O1:Boliden] is looking at buying [D1:Tara].', 'buying', 'possible'],
    ['[O1:Boliden] is interested in buying [D1:Tara].', 'buying', 'possible'],
    ['[O1:Boliden] has explored buying [O2:Teck].', 'buying', 'possible'],
    ['[O1:Boliden] ruled out a takeover of [D1:Tara].', 'takeover', 'denied'],
    ['[O1:Boliden] dropped the purchase of [D1:Tara].', 'purchase', 'ended'],
    ['[O1:Boliden] agreed to buy [D1:Tara].', 'buy', undefined],
    ['[O1:Boliden] announced a takeover of [D1:Tara].', 'takeover', undefined],
    ['Looking at the books, [O1:Boliden] bought [D1:Tara].', 'bought', undefined],
  ])('of what a word completes: %s', (text, word, expected) => {
    const { syntax } = syntaxOf(text);
    expect(complementStatus(syntax, tokenOf(syntax, word), relations)).toBe(expected);
  });

  it.each([
    ['The minister proposed a ban on exports of [E1:bauxite].', 'bauxite', true],
    ['Some want to put a duty on [E1:bauxite].', 'bauxite', true],
    ['The minister did not propose a ban on exports of [E1:bauxite].', 'bauxite', false],
    ['The minister announced a ban on exports of [E1:bauxite].', 'bauxite', false],
    ['[O1:Boliden] hopes for the best.', 'Boliden', false],
  ])('of a name within what is only meant: %s', (text, name, expected) => {
    const { syntax } = syntaxOf(text);
    expect(meantBy(syntax, tokenOf(syntax, name)) >= 0).toBe(expected);
  });

  it.each([
    ['[O1:Boliden] no longer owns [D1:Tara].', 'owns', 'ended'],
    ['The ministry granted no licence to [O1:Boliden].', 'granted', 'denied'],
    ['[O1:Boliden] owns [D1:Tara].', 'owns', undefined],
  ])('of a verb itself: %s', (text, verb, expected) => {
    const { syntax } = syntaxOf(text);
    expect(ownStatus(syntax, tokenOf(syntax, verb))).toBe(expected);
  });

  it.each([
    ['[O1:Boliden] is in talks about [D1:Tara].', 'develops', 'possible'],
    ['[O1:Boliden] is awaiting a permit for [D1:Tara].', 'develops', 'planned'],
    ['[O1:Boliden] is not the owner of [D1:Tara].', 'develops', 'denied'],
    ['[O1:Boliden] lost a permit for [D1:Tara].', 'develops', undefined],
    ['[O1:Boliden], whose owner is in talks with banks, has [D1:Tara].', 'develops', undefined],
    ['Neither [O2:Vedanta] nor [O1:Boliden] has put money into [D1:Tara].', 'develops', 'denied'],
    ['[O1:Boliden] works in neither [D2:Garpenberg] nor [D1:Tara].', 'develops', 'denied'],
    ['[O1:Boliden] has [D1:Tara], and neither [O2:Vedanta] nor [O3:Teck] wants it.', 'develops', undefined],
    // A verb of the predicate's own says it, whatever else it is.
    ['[O1:Boliden] wants [D1:Tara].', 'seeks', undefined],
  ])('of two names that no frame joins: %s', (text, name, expected) => {
    const { syntax } = syntaxOf(text);
    const predicate = relations.predicates.find((each) => each.name === name)!;
    const [subject, object] = [tokenOf(syntax, 'Boliden'), tokenOf(syntax, 'Tara')];
    expect(statedStatus(syntax, relations, { predicate, frames: [], subject, object })).toBe(expected);
  });

  it.each([
    ['[L1:Sweden] wants to mine at [D1:Tara].', true],
    ['[L1:Sweden] has yet to permit [D1:Tara].', true],
    ['If [L1:Sweden] bought [D1:Tara], the price would fall.', true],
    ['[L1:Sweden] mines at [D1:Tara].', false],
    ['[L1:Sweden] no longer mines at [D1:Tara].', false],
    ['It may like mines. [L1:Sweden] reopened [D1:Tara].', false],
    ['He may like [L1:Sweden]. It reopened [D1:Tara].', false],
  ])('names in a clause that tells of no fact: %s', (text, expected) => {
    const { syntax } = syntaxOf(text);
    expect(isUnreal(syntax, relations, tokenOf(syntax, 'Tara'), tokenOf(syntax, 'Sweden'))).toBe(expected);
  });

  it('takes tokens of two sentences to stand in no clause of each other', () => {
    const { syntax } = syntaxOf('It will reopen the mine. [L1:Sweden] agreed.');
    expect(isUnreal(syntax, relations, tokenOf(syntax, 'It'), tokenOf(syntax, 'Sweden'))).toBe(false);
    expect(wayUp(syntax, tokenOf(syntax, 'Sweden'), tokenOf(syntax, 'It'))).toBe(undefined);
  });
});
