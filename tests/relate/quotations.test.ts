import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../src/relate/quotations.js';
import { relations, syntaxOf } from './support.js';

/** Quotations as `speaker: words`, a dash where nobody is known. */
function quoted(text: string): string[] {
  const { syntax, args } = syntaxOf(text);
  const quotations = findQuotations(syntax, args, relations);
  for (const { start, end, text: words } of quotations) expect(syntax.analysis.text.slice(start, end)).toBe(words);
  return quotations.map(({ speaker, text: words }) => `${speaker?.name ?? '–'}: ${words}`);
}

const WORDS = 'We shall open it in spring';

describe('a quotation and its speaker', () => {
  const cases: [string, string, string[]][] = [
    ['speaker behind', `“${WORDS},” [P1:Jane Doe] said.`, [`Jane Doe: ${WORDS},`]],
    ['speaker behind the verb', `“${WORDS},” said [P1:Jane Doe].`, [`Jane Doe: ${WORDS},`]],
    ['speaker before', `[P1:Jane Doe] said: “${WORDS}.”`, [`Jane Doe: ${WORDS}.`]],
    [
      'office between verb and name',
      `“${WORDS},” said its chief executive, [P1:Jane Doe], on Monday.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'name with an office behind',
      `“${WORDS},” [P1:Jane Doe], chief executive of [O1:Boliden], said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a relative clause behind the speaker',
      `“${WORDS},” [P1:Jane Doe], who heads [O1:Boliden]’s metals business, said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'nobody presents it: who was named last',
      `In the next valley [P1:Jane Doe], a farmer, was relieved. “${WORDS}.”`,
      [`Jane Doe: ${WORDS}.`],
    ],
    ['a pronoun', `[P1:Jane Doe] came to [L1:Stockholm]. “${WORDS},” she said.`, [`Jane Doe: ${WORDS},`]],
    [
      'a pronoun beside two persons: the subject of the last sentence that names any',
      `“We are here for good,” said [P1:Jane Doe]. [P2:John Roe], who founded [O1:Boliden], was relieved: others had gone, he said, “but ${WORDS}.”`,
      ['Jane Doe: We are here for good,', `John Roe: but ${WORDS}.`],
    ],
    [
      'a pronoun behind a name in passing',
      `[P1:Jane Doe] visited the mine. In [P2:John Roe]’s telling it is safe.\n\n“${WORDS},” he said.`,
      [`John Roe: ${WORDS},`],
    ],
    [
      'a pronoun behind persons who do nothing: the subject before them in the paragraph',
      `[P1:Jane Doe] told the board that she would retire. The directors of [O1:Boliden], chaired by [P2:John Roe], are looking. “${WORDS},” she said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a name behind the verb, not whose pupil he is',
      `[P1:Jane Doe] built it. “${WORDS},” said her pupil [P2:John Roe].`,
      [`John Roe: ${WORDS},`],
    ],
    [
      'an office, by whoever is called so, though another officer was named since',
      `[L1:Brazil]’s president, [P1:Jane Doe], opened it. Minister [P2:John Roe] chairs the council.\n\n“${WORDS},” the president said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a title with what could be a verb',
      `“${WORDS},” said [O1:Boliden] works council leader [P1:Jane Doe].`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a second piece, behind the speaker of the first',
      `[O1:Boliden] waits. “We are here for good,” said its sales head, [P1:Jane Doe]. “${WORDS}.”`,
      ['Jane Doe: We are here for good,', `Jane Doe: ${WORDS}.`],
    ],
    [
      'in the words of',
      `[O1:Boliden] waits: “${WORDS},” in the words of [P1:Jane Doe], who runs it.`,
      [`Jane Doe: ${WORDS},`],
    ],
    ['a name behind a dash', `“${WORDS}.” — [P1:Jane Doe], of [O1:Boliden].`, [`Jane Doe: ${WORDS}.`]],
    ['a verb of saying that ends the sentence', `“${WORDS},” [P1:Jane Doe], 74, recalls.`, [`Jane Doe: ${WORDS},`]],
    [
      'an organisation behind the verb',
      `It opens in [L1:Kigali], says the [O1:Mines Board], that “${WORDS}.”`,
      [`Mines Board: ${WORDS}.`],
    ],
    [
      'according to',
      `[O1:Boliden] waits. “${WORDS},” according to the consultant [P1:Jane Doe].`,
      [`Jane Doe: ${WORDS},`],
    ],
    ['as somebody put it', `“${WORDS},” as [P1:Jane Doe], the minister, put it to deputies.`, [`Jane Doe: ${WORDS},`]],
    [
      'the ministry, though others were named since',
      `The [O1:Ministry of Mines] sold it. [O2:Boliden] bought it. “${WORDS},” the ministry said.`,
      [`Ministry of Mines: ${WORDS},`],
    ],
    ['a spokesman without more', `[O1:Boliden] closed it. “${WORDS},” a spokesman said.`, [`Boliden: ${WORDS},`]],
    ['an unnamed speaker', `[P1:Jane Doe] left. “${WORDS},” a trader said.`, [`–: ${WORDS},`]],
    ['an unnamed speaker behind the verb', `[P1:Jane Doe] left. “${WORDS},” said an engineer.`, [`–: ${WORDS},`]],
    ['a company by reference', `[O1:Boliden] bought [D1:Tara]. “${WORDS},” the company said.`, [`Boliden: ${WORDS},`]],
    ['an organisation’s statement', `“${WORDS},” a statement from [O1:Boliden] said.`, [`Boliden: ${WORDS},`]],
    [
      'broken by its attribution',
      `“${WORDS},” [P1:Jane Doe] said. “The ore will be sent north by rail.”`,
      [`Jane Doe: ${WORDS},`, 'Jane Doe: The ore will be sent north by rail.'],
    ],
    [
      'over two paragraphs',
      `[P1:Jane Doe] said: “${WORDS}.\n\n“The ore will be sent north by rail.”`,
      [`Jane Doe: ${WORDS}.`, 'Jane Doe: The ore will be sent north by rail.'],
    ],
    [
      'an interview',
      `[P1:Jane Doe] leads [O1:Boliden].\n\nWhen will it open?\n\n“${WORDS}.”\n\nAnd the rail?\n\nIt is late.\n\n“That is not for us to say.”`,
      [`Jane Doe: ${WORDS}.`, 'Jane Doe: That is not for us to say.'],
    ],
    [
      'an answer behind its question',
      `[P1:Jane Doe] leads [O1:Boliden].\n\nWho buys the ore? “${WORDS}.”\n\nQ: And the rail? A: “That is not for us to say.”`,
      [`Jane Doe: ${WORDS}.`, 'Jane Doe: That is not for us to say.'],
    ],
    [
      'an answer behind a dash',
      `[P1:Jane Doe] leads [O1:Boliden].\n\nYour neighbours would like to leave. — “${WORDS}.”\n\nIs it true that you asked the ministry? — “That is not for us to say.”`,
      [`Jane Doe: ${WORDS}.`, 'Jane Doe: That is not for us to say.'],
    ],
    [
      'an official without a name',
      `[P1:Jane Doe] left. “${WORDS},” an official at [O1:Boliden] said.`,
      [`–: ${WORDS},`],
    ],
    ['a spokesman', `[P1:Jane Doe] left. “${WORDS},” a spokesman for [O1:Boliden] said.`, [`Boliden: ${WORDS},`]],
    [
      'by office',
      `The mining minister, [P1:Jane Doe], met [P2:Jan Berg], a banker. “${WORDS},” the minister said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a title that the name stands behind in a comma',
      `The president, [P1:Jane Doe], met the prime minister, [P2:John Roe]. “${WORDS},” the minister of mines, [P3:Jan Berg], told the radio.`,
      [`Jan Berg: ${WORDS},`],
    ],
    [
      'by a word that is no office',
      `The clan’s elder, [P1:Jane Doe], left. [P2:Jan Berg] stayed. “${WORDS},” the elder told reporters.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'one of several without names',
      `[P1:Jane Doe] spoke. One of the officials left. “${WORDS},” the official said.`,
      [`–: ${WORDS},`],
    ],
    [
      '“he” behind somebody without a name',
      `[P1:Jan Berg] has a plan. A lawyer remarked that it would fail. “${WORDS},” he said.`,
      [`–: ${WORDS},`],
    ],
    [
      'a spokesman for the ministry, which is not the company named last',
      `The [O1:Ministry of Mines] waits. For [O2:Boliden], which sells ore to [O3:Kokkola], things are less plain. A spokesman for the ministry said on Monday that “we shall open it in spring”.`,
      ['Ministry of Mines: we shall open it in spring'],
    ],
    [
      'a successor behind the verb',
      `“${WORDS},” said [P1:Jane Doe]’s successor, [P2:John Roe].`,
      [`John Roe: ${WORDS},`],
    ],
    [
      'a verb of naming right before the quotation, not the report before it',
      `The [O1:Mines Commission], which renewed the lease in 2016, said it had no application; its head, [P1:Jane Doe], called the thing “comic, if it were not so sad”.`,
      ['Jane Doe: comic, if it were not so sad'],
    ],
    [
      'a body that calls a thing so',
      `[P1:Jane Doe] left. The [O1:Mines Board] called the decision “hunger written up as a policy”.`,
      ['Mines Board: hunger written up as a policy'],
    ],
    [
      'words that begin with the verb',
      `“Never,” said [P1:Jane Doe]. [P2:John Roe] “would not put it any differently”.`,
      ['John Roe: would not put it any differently'],
    ],
    [
      'in a headline, as the text repeats it',
      `“We shall open it soon”: a mine’s second life\n\n[P2:Jan Berg] came. “We shall open it soon enough,” [P1:Jane Doe] said.`,
      ['Jane Doe: We shall open it soon', 'Jane Doe: We shall open it soon enough,'],
    ],
    [
      'a company that an officer speaks of, not for',
      `[O1:Lynas]’s chairman, [P1:Jane Doe], said [O2:Boliden] could open it, “and for a little of what it costs”.`,
      ['Jane Doe: and for a little of what it costs'],
    ],
    [
      'one of two with a surname: who was named in full last',
      `[P1:Jane Doe] governs. The owner, [P2:John Doe], sells ore. “${WORDS},” [P1:Doe] says.`,
      [`John Doe: ${WORDS},`],
    ],
    [
      '“it” behind a sentence with another body in it: its subject',
      `[O1:Boliden], which competes with [O2:Lynas], keeps out. “${WORDS},” it said.`,
      [`Boliden: ${WORDS},`],
    ],
    [
      'a body behind a colon',
      `[O2:Lynas] looked at it. [O1:Boliden], the miner in the background, put the matter to rest: “${WORDS}.”`,
      [`Boliden: ${WORDS}.`],
    ],
    ['by a surname that is not marked', `[P1:Jane Doe] left. “${WORDS},” Doe said.`, [`Jane Doe: ${WORDS},`]],
    [
      'behind a colon',
      `“Never,” said [P2:Jan Berg]. The director, [P1:Jane Doe], promised to look elsewhere: “${WORDS}.”`,
      [`Jane Doe: ${WORDS}.`],
    ],
    [
      'quoted by a statement',
      `“${WORDS},” a statement quoted [P1:Jane Doe], who heads [O1:Boliden], as saying.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      '“he” behind a source without a name',
      `[P1:Jane Doe] left.\n\nTungsten was named most often, according to an envoy. “${WORDS},” he said.`,
      [`–: ${WORDS},`],
    ],
    [
      '“he” behind a person without a name who does not speak',
      `[P1:Jane Doe] left.\n\nA Western broker was resigned. “${WORDS},” he said.`,
      [`–: ${WORDS},`],
    ],
    [
      '“he” behind an office that spoke',
      `The president, [P1:Jan Berg], thanked the liquidator, [P2:John Roe]. In those days, the president said, the country was poor. “${WORDS},” he said.`,
      [`Jan Berg: ${WORDS},`],
    ],
    [
      '“he” behind an officer whose name stands in commas',
      `They may go on, [P1:Jane Doe] said in a message. The governor, [P2:John Roe], had a hand in it. “${WORDS},” he told reporters.`,
      [`John Roe: ${WORDS},`],
    ],
    [
      '“he” behind a sentence without a subject: not who stands behind a preposition',
      `[P1:Jane Doe], chief executive of [O1:Boliden], which holds the other 55 percent and has its seat in [L1:Stockholm], handed over the cheque to Minerals Minister [P2:John Roe] in [L2:Oslo]. “${WORDS},” he said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'whose officer somebody is does not say it',
      `“${WORDS},” [P1:John Roe]’s replacement as president, [P2:Jane Doe], told the court’s own canteen.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a spokesman behind the verb',
      `[P1:Jane Doe] left. “${WORDS},” said a spokesman for [O1:Boliden].`,
      [`Boliden: ${WORDS},`],
    ],
    [
      'a spokesman where no organisation does anything',
      `Ore from [O1:Boliden] is late. “${WORDS},” a spokesman said.`,
      [`Boliden: ${WORDS},`],
    ],
    [
      'whose advice it is',
      `[P1:John Roe] is in the chair.\n\n“${WORDS},” is the advice of [P2:Jane Doe], who runs [O1:Boliden].`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'according to a body',
      `[P1:John Roe] waits. “${WORDS},” according to the [O1:Mines Board].`,
      [`Mines Board: ${WORDS},`],
    ],
    [
      'according to, before it',
      `According to the opposition’s [P2:Jane Doe], a friend of [P1:John Roe], it would be “a shelf in a spare room”.`,
      ['Jane Doe: a shelf in a spare room'],
    ],
    [
      'a body that is not named: nobody, and not the person named last',
      `A lawmaker, [P1:Jane Doe], found it premature. And the embassy said that “${WORDS}”.`,
      [`–: ${WORDS}`],
    ],
    [
      'a person’s office',
      `[P1:Jane Doe]’s office, in a statement, called the request “a natural step between two nations”.`,
      ['–: a natural step between two nations'],
    ],
    [
      'a body that does not say but welcome',
      `The [O1:Mines Board] welcomed “every step to an open tender”.`,
      ['Mines Board: every step to an open tender'],
    ],
    [
      'a statement that speaks of it',
      `[P1:Jane Doe] met [P2:John Roe]. A statement by the [O1:Mines Board] speaks of “ways that are still to be determined”.`,
      ['Mines Board: ways that are still to be determined'],
    ],
    [
      'the letter, by whoever wrote one',
      `[O1:Boliden] complained in a letter. [P1:Jane Doe] has seen it. “${WORDS},” the letter says.`,
      [`Boliden: ${WORDS},`],
    ],
    ['a letter of nobody', `[P1:Jane Doe] was informed. “${WORDS},” says the letter.`, [`–: ${WORDS},`]],
    [
      'what reads so',
      `A letter from the district’s leader, [P1:Jane Doe], arrived on Monday, and [O1:Boliden] stopped. “${WORDS},” it reads.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a noun of the quotation that could be the subject',
      `The design does without it, and its chief executive, [P1:Jane Doe], would not say what that meant. “We are evaluating everything, the way everyone should,” was his answer.`,
      ['Jane Doe: We are evaluating everything, the way everyone should,'],
    ],
    [
      'a ministry that is no company',
      `[O1:Norvik Metals], at [D1:Tara], and [O2:Boliden] say that they have been looking into one jointly.\n\n“The date stands. Those who cannot build on their own are free to build together,” the ministry said in a statement.`,
      ['–: The date stands. Those who cannot build on their own are free to build together,'],
    ],
    [
      'an official without a name, whom only a comma stands before',
      `[P1:Jane Doe] left. “We are here for good”, an official in Oslo told us. The letter was lost. “${WORDS},” the official said.`,
      ['–: We are here for good', `–: ${WORDS},`],
    ],
    [
      'what others might say to it',
      `[O1:Boliden], the state company, replied in a press release that the “net benefit for the country is protected from the first day on”, whatever critics might claim.`,
      ['Boliden: net benefit for the country is protected from the first day on'],
    ],
    [
      'what is said behind a semicolon',
      `[P1:Jane Doe], the minister, made it known that sales would be allowed “only in the rarest of all cases”; his office would not say more.`,
      ['Jane Doe: only in the rarest of all cases'],
    ],
    [
      'an interview behind the words of a body',
      `[P1:Jane Doe] in her own words\n\nThe [O1:Mines Board] said “we have no comment on that”.\n\nWhen will it open?\n\nAnd who pays?\n\n“${WORDS}.”`,
      ['Mines Board: we have no comment on that', `Jane Doe: ${WORDS}.`],
    ],
    [
      'any verb between the quotation and a name',
      `[P1:John Roe] came.\n\nFRIDAY. "I'd rather be lucky than hedged," was [P2:Jane Doe]'s advice to a hall in [L1:Montreal]. [P1:John Roe] left.`,
      ["Jane Doe: I'd rather be lucky than hedged,"],
    ],
    [
      'a person without a name who calls it so',
      `[P1:Jane Doe] noted that the plant still ran. “A cow that drinks her own milk all the year,” one official called it.`,
      ['–: A cow that drinks her own milk all the year,'],
    ],
    [
      'one of a company’s persons, without a name',
      `The minister, [P1:Jane Doe], reminded them of it. “${WORDS},” [O1:Boliden]’s general manager answered.`,
      [`–: ${WORDS},`],
    ],
    [
      'behind “according to” where the comma stands outside the marks',
      `[O1:Boliden] drills. It hit “a width that we measured twice”, according to executive director [P1:Jane Doe].`,
      ['Jane Doe: a width that we measured twice'],
    ],
    [
      'the head of state',
      `President [P1:Jane Doe] received [P2:Jan Berg], a banker. “${WORDS},” the head of state said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'an office with a capital',
      `Minister [P1:Jane Doe] met [P2:Jan Berg], a banker. “${WORDS},” the Minister told deputies.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a name behind an office abroad',
      `“${WORDS}”, said the managing director in [L1:Spain], [P1:Jane Doe], on Monday.`,
      [`Jane Doe: ${WORDS}`],
    ],
    [
      'a verb that the list of those of saying lacks',
      `The vote was arranged. “${WORDS},” alleged its elder, [P1:Jane Doe].`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'not whom the speaker succeeded',
      `“${WORDS},” chief executive [P1:Jane Doe], who succeeded [P2:John Roe] in May, told analysts.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'not whom the speaker serves',
      `“${WORDS},” [P1:Jane Doe], chief of staff to President [P2:John Roe], told reporters on Monday.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a counterpart with his country',
      `[P1:Jane Doe] spoke. His counterpart in the chair, [L1:Norway]’s [P2:John Roe], spoke of “transformation at home, not in Oslo”.`,
      ['John Roe: transformation at home, not in Oslo'],
    ],
    [
      'whose words they are said to be',
      `[O1:Boliden] adds a stockpile of ore and, in managing director [P1:Jane Doe]’s words, “the best-kept dump in the state”. [P2:John Roe] warned of it. “They told me so last year,” was his reply.`,
      ['Jane Doe: the best-kept dump in the state', 'John Roe: They told me so last year,'],
    ],
    [
      'a company that a relative clause tells of',
      `A good part went to [O1:Boliden], which said on inquiry that its supplier “had been assessed by a third party”.`,
      ['Boliden: had been assessed by a third party'],
    ],
    [
      '“she” behind who did something in the last sentence, not who spoke before it',
      `[P1:John Roe] said he would go. [P2:Jane Doe], who had come by boat, was not impressed. “${WORDS},” she said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a surname that could be a noun',
      `[P1:Jonathan Price] heads [O1:Teck].\n\n“${WORDS},” Price said.`,
      [`Jonathan Price: ${WORDS},`],
    ],
    ['a surname that comes first', `[P1:Li Jinfa] spoke.\n\n“${WORDS},” Li said.`, [`Li Jinfa: ${WORDS},`]],
    [
      'a public relations officer',
      `[P1:Jane Doe] left. “${WORDS},” a public relations officer of [O1:Boliden] said.`,
      [`Boliden: ${WORDS},`],
    ],
    [
      'somebody without a name, whatever stands behind the noun',
      `[P1:Jane Doe] left. “${WORDS},” a manager of [O1:Boliden], who declined to be named, said.\n\n“We have no comment on that,” the second of the sources said.`,
      [`–: ${WORDS},`, '–: We have no comment on that,'],
    ],
    [
      'not whoever opens the next paragraph',
      `[P1:Jane Doe] spoke. “${WORDS},” she said. “The road is open now.”\n\nAccording to [O1:Boliden] the road is closed.`,
      [`Jane Doe: ${WORDS},`, 'Jane Doe: The road is open now.'],
    ],
    [
      'a title with a point',
      `Is it a merger? [O1:Boliden] says it is. “${WORDS},” Mr. [P1:Doe] told the paper.`,
      [`Doe: ${WORDS},`],
    ],
    [
      'one of somebody’s is not he',
      `[P1:Jane Doe] left. “${WORDS},” says a counsellor of President [P2:John Roe]. “${WORDS}”, according to a consultant who knows both.`,
      [`–: ${WORDS},`, `–: ${WORDS}`],
    ],
    [
      'not whom the speaker says something of',
      `Minister [P1:Jane Doe], asked about it, said [O1:Boliden] had agreed and that the rest was “a matter of who pays for it”.`,
      ['Jane Doe: a matter of who pays for it'],
    ],
    [
      'a verb of saying with its speaker in the sentence before',
      `A salar is not a mine, warns [P1:Jane Doe], a professor in [L1:Antofagasta]. “${WORDS}.”`,
      [`Jane Doe: ${WORDS}.`],
    ],
    [
      'behind a relative clause of two verbs',
      `[P2:John Roe] agreed. “${WORDS},” [P1:Jane Doe], a metallurgist who emigrated and came back, complains.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'the minister who is on the scene, not the one named last',
      `[P1:Jane Doe], the minister of mines, spoke.\n\nThe petroleum minister, [P2:John Roe], is eager.\n\n[P1:Jane Doe] was asked. “${WORDS},” the minister answered.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'a person by his country',
      `[P1:Jane Doe] runs [O1:Boliden]. “${WORDS},” the Canadian said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'the mayor, whom nobody has called so: who did something last',
      `The president of the council, [P1:Jane Doe], asked [P2:John Roe] about the school. “${WORDS},” the mayor says.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'who was pleased that',
      `“${WORDS},” said [P2:John Roe]. Mayor [P1:Jane Doe] was pleased that “somebody had read the whole thing”.`,
      [`John Roe: ${WORDS},`, 'Jane Doe: somebody had read the whole thing'],
    ],
    [
      'a spokesman, of whom the sentence before tells',
      `[O2:Lynas] raised royalties. [O1:Boliden]’s founder, [P1:Jane Doe], declined. A spokesman promised that the workforce “has nothing to fear from us”.`,
      ['Boliden: has nothing to fear from us'],
    ],
    [
      'not who asked for what somebody denied',
      `“${WORDS},” said [P1:Jane Doe]. She denied that [O1:Boliden] had asked for it. “What we want is a queue.”`,
      [`Jane Doe: ${WORDS},`, 'Jane Doe: What we want is a queue.'],
    ],
    [
      '“she” is not Mr Roe',
      `Ms [P1:Green] sued. That is what Mr [P2:Roe] took to court. “${WORDS},” she said.`,
      [`Green: ${WORDS},`],
    ],
    [
      'the president, not the vice-president',
      `President [P1:Jane Doe] met the vice-president, [P2:John Roe]. “${WORDS},” the president said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'the energy secretary, not President Roe, who was named last',
      `On Tuesday [P1:Jane Doe] reported it.\n\nIt was granted under President [P2:John Roe]. “${WORDS},” the secretary said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'the chief executive: who runs the firm and opens the paragraph, not another who was called so before',
      `“${WORDS},” said [P2:John Roe], chief executive of [O2:Lynas].\n\n[P1:Jane Doe], who runs [O1:Boliden], confirmed the visits. “There was a lot of pressure,” the chief executive said.`,
      [`John Roe: ${WORDS},`, 'Jane Doe: There was a lot of pressure,'],
    ],
    [
      'a body before words that begin with a verb, but not what somebody else says of it',
      `[O1:Glencore] “has entered into a conditional agreement” to sell it. [O2:Lynas] “has no such intention at all”, [P1:Jane Doe] said.`,
      ['Glencore: has entered into a conditional agreement', 'Jane Doe: has no such intention at all'],
    ],
    [
      'according to the statement of whoever announced it',
      `[O1:Boliden] will cut its output, the company announced to the exchanges.\n\nAlumina is dear, “which cannot be called normal at all,” according to the statement.`,
      ['Boliden: which cannot be called normal at all,'],
    ],
    [
      'the regulator by its name',
      `[O2:Lynas] stopped. [O1:Mines Regulation Authority] kept the ban, “because the quantity is still too high”, as the regulator put it.`,
      ['Mines Regulation Authority: because the quantity is still too high'],
    ],
    [
      'a minister who opens the paragraph, not the one whom she succeeded',
      `[P2:John Roe], the minister of mines, left.\n\n[P1:Jane Doe], who succeeded [P2:Roe], was in town. “${WORDS},” the minister said.`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'somebody with a trade that could be a verb',
      `[P2:John Roe] came. “${WORDS},” said [L1:Zeehan] publican [P1:Jane Doe].`,
      [`Jane Doe: ${WORDS},`],
    ],
    [
      'somebody right before a verb that is none of saying',
      `[O1:Boliden] is content. “${WORDS},” managing director [P1:Jane Doe] repeated, “and we shall go on with it as before.”`,
      [`Jane Doe: ${WORDS},`, 'Jane Doe: and we shall go on with it as before.'],
    ],
    [
      '“he”: who did something behind a relative clause',
      `Minister [P2:John Roe] called it rigorous; the union’s [P1:Jack Doe], whose land is near it, used other words. “${WORDS},” he said.`,
      [`Jack Doe: ${WORDS},`],
    ],
    ['straight marks', `"${WORDS}," [P1:Jane Doe] said.`, [`Jane Doe: ${WORDS},`]],
    [
      'single marks with an apostrophe',
      `‘We won’t open it in spring,’ [P1:Jane Doe] said.`,
      ['Jane Doe: We won’t open it in spring,'],
    ],
    ['apostrophes alone', 'It’s the miners’ and the owners’ own fault, he said.', []],
    ['a word at arm’s length', 'The so-called “strategic reserve” is empty.', []],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});
