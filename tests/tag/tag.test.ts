import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../src/model.js';
import { mentionsOf } from './support.js';

/** A mention as `words → id (name)`. */
const shown = (mentions: readonly Mention[]): string[] =>
  mentions.map(({ text, entity }) => `${text} → ${entity.id}${entity.name === text ? '' : ` (${entity.name})`}`);

const only = (kind: string, mentions: readonly Mention[]): string[] =>
  shown(mentions.filter((mention) => mention.kind === kind));

describe('names of the tables', () => {
  const cases: [string, string, string[]][] = [
    ['a demonym', 'The Kazakh government agreed.', ['Kazakh → place:kz (Kazakhstan)']],
    ['a possessive', 'Chile’s output fell.', ['Chile → place:cl']],
    ['a dotted acronym before a hyphen', 'A U.S.-based buyer came.', ['U.S. → place:us (United States)']],
    ['a currency, which is no country', 'It paid US$5 million for it.', []],
    ['a pronoun, which is no acronym', 'They told us so.', []],
    [
      'a company with its form of law',
      'Glencore Plc and Lynas Rare Earths signed.',
      ['Glencore Plc → organisation:glencore', 'Lynas Rare Earths → organisation:lynas'],
    ],
    ['a body that has an article', 'It waited for the Pentagon.', ['Pentagon → organisation:us-department-of-defense']],
    [
      'a spelling of a deposit',
      'Drilling at Verkhniy Kairakty went on in Kazakhstan.',
      ['Verkhniy Kairakty → deposit:verkhnee-kairakty', 'Kazakhstan → place:kz'],
    ],
    [
      'a name of one word at a sentence’s beginning, of which something is told',
      'It rained. Noventa, a mining company, drilled for copper.',
      ['Noventa → candidate:organisation:noventa', 'copper → element:copper'],
    ],
    ['a region with its noun', 'It lies in the Karaganda region.', ['Karaganda region → place:kz-10 (Karaganda)']],
    ['a seat of government for the government', 'Beijing imposed quotas.', ['Beijing → place:cn (China)']],
    [
      'a credit in brackets, which shortens no place',
      'BEIJING, China (MNTV) — Trade grew.',
      ['BEIJING → place:cn-beijing (Beijing)', 'China → place:cn'],
    ],
    ['a seat of government as a city', 'They met in Beijing.', ['Beijing → place:cn-beijing']],
    [
      'a company whose name in the tables has a place in brackets',
      'In Orinda, Northern Oil agreed.',
      ['Northern Oil → organisation:northern-oil'],
    ],
    [
      'a country inside a longer name',
      'Georgia Power Company will buy it.',
      ['Georgia Power Company → candidate:organisation:georgia-power-company'],
    ],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(shown(mentionsOf(text))).toEqual(expected);
  });

  it('chooses among places of one name by where the companies of the article are', () => {
    expect(only('place', mentionsOf('SANTIAGO, Dec 27 - Codelco agreed.'))).toEqual([
      'SANTIAGO → place:santiago (Santiago)',
    ]);
  });

  it('passes over initials that the text gives to a term, but not the company of the same initials in full', () => {
    const text = 'Highland Metals of Sweden digs heavy mineral sands (HMS). HMS rose in price.';
    expect(only('organisation', mentionsOf(text))).toEqual([
      'Highland Metals of Sweden → organisation:highland-metals',
    ]);
  });

  it('chooses among deposits of one name by what the article names', () => {
    expect(only('deposit', mentionsOf('In South Africa the Eureka copper mine reopened.'))).toEqual([
      'Eureka → deposit:eureka-za',
    ]);
    expect(only('deposit', mentionsOf('Gold from the Eureka mine in the United States.'))).toEqual([
      'Eureka → deposit:eureka-us',
    ]);
  });
});

describe('elements', () => {
  const cases: [string, string, string[]][] = [
    [
      'in a list, whatever their case',
      'Tungsten, copper and rare-earth ores.',
      [
        'Tungsten → element:tungsten (tungsten)',
        'copper → element:copper',
        'rare-earth → element:rare-earths (rare earths)',
      ],
    ],
    ['lead as a metal', 'The mine yields lead and zinc.', ['lead → element:lead', 'zinc → element:zinc']],
    ['lead as a verb', 'The talks may lead to an agreement on the mine by May.', []],
    ['in an article about something else', 'She took the gold medal in the long jump, and silver the year before.', []],
    [
      'in an idiom',
      'Diamond drilling of the tin deposit, for which it is lead manager, cost no gold medal.',
      ['tin → element:tin'],
    ],
    ['as a band’s name', 'Tungsten played two songs, and then Tungsten left the stage.', []],
    [
      'as two of a coordination',
      'Ore with copper and zinc oxides.',
      ['copper → element:copper', 'zinc → element:zinc'],
    ],
    ['as part of a company’s name', 'Silver Bull Resources Inc. said so.', []],
    [
      'a compound that the tables lack',
      'The plant makes neodymium oxide from ore.',
      ['neodymium oxide → candidate:element:neodymium-oxide'],
    ],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(only('element', mentionsOf(text))).toEqual(expected);
  });
});

describe('names that the text introduces', () => {
  const cases: [string, string, string, string[]][] = [
    [
      'a deposit by its noun',
      'deposit',
      'Work at the Kuyrektykol deposit began.',
      ['Kuyrektykol → candidate:deposit:kuyrektykol'],
    ],
    [
      'a deposit by a noun behind modifiers',
      'deposit',
      'It owns the Belaya Gora rare earths and neodymium project.',
      ['Belaya Gora → candidate:deposit:belaya-gora'],
    ],
    ['a company that mines, which is no mine', 'deposit', 'In Chile Akbar mines copper.', []],
    [
      'a list of deposits',
      'deposit',
      'It holds the Akbel, Kurty and Sarytau deposits.',
      ['Akbel → candidate:deposit:akbel', 'Kurty → candidate:deposit:kurty', 'Sarytau → candidate:deposit:sarytau'],
    ],
    [
      'a list that is announced as so many mines',
      'deposit',
      'It runs two other mines in the country, Akbel and Kurty, and a smelter.',
      ['Akbel → candidate:deposit:akbel', 'Kurty → candidate:deposit:kurty'],
    ],
    [
      'a list that an apposition counts',
      'deposit',
      'The firm took Akbel and Kurty, both of them phosphorite blocks.',
      ['Akbel → candidate:deposit:akbel', 'Kurty → candidate:deposit:kurty'],
    ],
    ['a single name behind so many mines', 'deposit', 'The firm closed two mines, Akbel said.', []],
    [
      'a deposit by apposition',
      'deposit',
      'It sold Akbel, a tin mine in the south.',
      ['Akbel → candidate:deposit:akbel'],
    ],
    [
      'a town that is called so',
      'place',
      'A town in the south named Akbel objected.',
      ['Akbel → candidate:place:akbel'],
    ],
    [
      'a company that is called so',
      'organisation',
      'The lead is for a company called Akbel.',
      ['Akbel → candidate:organisation:akbel'],
    ],
    [
      'a person by an initial that stands right at the surname, and the surname alone',
      'person',
      'He met Industry Minister D.Enkhbat there. Enkhbat agreed.',
      ['D.Enkhbat → candidate:person:d-enkhbat', 'Enkhbat → candidate:person:d-enkhbat (D.Enkhbat)'],
    ],
    [
      'a person by a title inside the capitals',
      'person',
      'He met Industry Minister Erlan Sadykov there.',
      ['Erlan Sadykov → candidate:person:erlan-sadykov'],
    ],
    [
      'a person behind an office that begins the sentence',
      'person',
      'Minister for Natural Resources Erlan Sadykov agreed.',
      ['Erlan Sadykov → candidate:person:erlan-sadykov'],
    ],
    [
      'a person behind an office of which only the end is known',
      'person',
      'He met Joint Secretary for Mines and Minerals Development Erlan Sadykov there.',
      ['Erlan Sadykov → candidate:person:erlan-sadykov'],
    ],
    [
      'a surname behind two particles',
      'person',
      'So says Pieter van der Merwe, chief executive of Codelco.',
      ['Pieter van der Merwe → candidate:person:pieter-van-der-merwe'],
    ],
    [
      'a body that is no office, though it begins as one',
      'organisation',
      'The land belongs to Menteri Besar Incorporated of Kelantan.',
      ['Menteri Besar Incorporated → candidate:organisation:menteri-besar-incorporated'],
    ],
    [
      'a person by an apposition',
      'person',
      'So says Maria Pereira, chief executive of Codelco.',
      ['Maria Pereira → candidate:person:maria-pereira'],
    ],
    [
      'a person behind an office and a comma',
      'person',
      'Its chief executive, Tim Ford, agreed.',
      ['Tim Ford → candidate:person:tim-ford'],
    ],
    ['an office, which is no organisation', 'organisation', 'The Minister of Mines and Energy agreed.', []],
    [
      'a title of two words before what ends as an organisation does',
      'person',
      'Chief Executive Jeff Court agreed.',
      ['Jeff Court → candidate:person:jeff-court'],
    ],
    [
      'a court that is named by topics alone',
      'organisation',
      'It needs leave of the Land and Environment Court first.',
      ['Land and Environment Court → candidate:organisation:land-and-environment-court'],
    ],
    [
      'a commission that is named by topics alone',
      'organisation',
      'It asked the Nuclear Energy Commission, but no State Commission.',
      ['Nuclear Energy Commission → candidate:organisation:nuclear-energy-commission'],
    ],
    [
      'words that begin sentences inside a name',
      'organisation',
      'It sold to Do-Fluoride New Materials Ltd, New Zealand Steel Ltd and the Just Transition Fund.',
      [
        'Do-Fluoride New Materials Ltd → candidate:organisation:do-fluoride-new-materials-ltd',
        'New Zealand Steel Ltd → candidate:organisation:new-zealand-steel-ltd',
        'Just Transition Fund → candidate:organisation:just-transition-fund',
      ],
    ],
    [
      'a person behind a title of respect',
      'person',
      'It was, said Ratu Erlan Sadykov, an old mine.',
      ['Erlan Sadykov → candidate:person:erlan-sadykov'],
    ],
    [
      'a given name that is a title, too',
      'person',
      'It was, said its owner, Sultan bin Rashid Al Nuaimi, an old mine.',
      ['Sultan bin Rashid Al Nuaimi → candidate:person:sultan-bin-rashid-al-nuaimi'],
    ],
    ['a time, which is no place', 'place', 'The pit was dug in Kazakh times, the shaft in the Soviet era.', []],
    [
      'a department with “and” in its name',
      'organisation',
      'It needs leave of the Department of Water and Sanitation first.',
      ['Department of Water and Sanitation → candidate:organisation:department-of-water-and-sanitation'],
    ],
    [
      'an authority with two topics',
      'organisation',
      'The deal was cleared by the Competition and Markets Authority in March.',
      ['Competition and Markets Authority → candidate:organisation:competition-and-markets-authority'],
    ],
    [
      'a body named by whose it is',
      'organisation',
      'A tenth belongs to the Malawi Teachers’ Pension Fund now.',
      ['Malawi Teachers’ Pension Fund → candidate:organisation:malawi-teachers-pension-fund'],
    ],
    [
      'a company by its first words in Spanish',
      'organisation',
      'The mine was bought by Compañía Minera San Andrés in May.',
      ['Compañía Minera San Andrés → candidate:organisation:compania-minera-san-andres'],
    ],
    [
      'a ministry with a list in its name',
      'organisation',
      'The Ministry of Natural Resources, Energy and Mining agreed.',
      [
        'Ministry of Natural Resources, Energy and Mining → candidate:organisation:ministry-of-natural-resources-energy-and-mining',
      ],
    ],
    [
      'a company with brackets inside',
      'organisation',
      'Aurum Peak (UK) Ltd agreed.',
      ['Aurum Peak (UK) Ltd → candidate:organisation:aurum-peak-uk-ltd'],
    ],
    [
      'a company of the tables by its form of law before it',
      'organisation',
      'An agreement with JSC Codelco was signed.',
      ['JSC Codelco → organisation:codelco'],
    ],
    [
      'a company by where it is based',
      'organisation',
      'A deal with New York-based Cove Partners was struck.',
      ['Cove Partners → candidate:organisation:cove-partners'],
    ],
    [
      'a ministry in small letters by what it is of',
      'organisation',
      'It asked the ministry of trade, industry and energy, the ministry of its choice and the legal department.',
      ['ministry of trade, industry and energy → candidate:organisation:ministry-of-trade-industry-and-energy'],
    ],
    [
      'a department of the state in small letters',
      'organisation',
      'It asked the natural resources department.',
      ['natural resources department → candidate:organisation:natural-resources-department'],
    ],
    [
      'a ministry behind a list of what it is for',
      'organisation',
      'It asked the Trade, Industry and Energy Ministry.',
      ['Trade, Industry and Energy Ministry → candidate:organisation:trade-industry-and-energy-ministry'],
    ],
    [
      'a department whose name ends as a rule’s does',
      'organisation',
      'It asked the Department of Water and Environmental Regulation.',
      [
        'Department of Water and Environmental Regulation → candidate:organisation:department-of-water-and-environmental-regulation',
      ],
    ],
    [
      'a company that begins as a people does',
      'organisation',
      'It asked Kazakh Kali Co.',
      ['Kazakh Kali Co → candidate:organisation:kazakh-kali-co'],
    ],
    [
      'a ministry in small letters',
      'organisation',
      'The energy ministry agreed, the ministry said.',
      ['energy ministry → candidate:organisation:energy-ministry'],
    ],
    [
      'a committee with its field',
      'organisation',
      'The Senate Committee on Energy and Natural Resources met.',
      [
        'Senate Committee on Energy and Natural Resources → candidate:organisation:senate-committee-on-energy-and-natural-resources',
      ],
    ],
    [
      'a deposit with its noun in capitals',
      'deposit',
      'The Akbel Project was sold.',
      ['Akbel Project → candidate:deposit:akbel (Akbel)'],
    ],
    [
      'a name whose kind its list shows',
      'organisation',
      'Codelco, Glencore Plc, Akbar and Tau-Ken Samruk met. Akbar agreed.',
      [
        'Codelco → organisation:codelco',
        'Glencore Plc → organisation:glencore',
        'Akbar → candidate:organisation:akbar',
        'Tau-Ken Samruk → organisation:tau-ken-samruk',
        'Akbar → candidate:organisation:akbar',
      ],
    ],
    [
      'a share’s sign, and initials of common words',
      'organisation',
      'Codelco (Nasdaq: CDC; TSX: CDL) of the Rosario Stock Exchange (RSE) holds total graphitic carbon (TGC) in Chile.',
      ['Codelco → organisation:codelco'],
    ],
    [
      'a company whose initials the text gives to something else',
      'organisation',
      'It digs heavy mineral sands (HMS) there. HMS rose in price.',
      [],
    ],
    ['an exchange, which is no entity', 'organisation', 'Copper rose on the Northern Metal Exchange.', []],
    [
      'a month, which ends a name',
      'person',
      'On March 18 President Erlan Sadykov resigned.',
      ['Erlan Sadykov → candidate:person:erlan-sadykov'],
    ],
  ];
  it.each(cases)('%s', (_, kind, text, expected) => {
    expect(only(kind, mentionsOf(text))).toEqual(expected);
  });

  it('takes a recogniser’s word for a name that nothing else shows', () => {
    const text = 'He spoke with Erlan Sadykov.';
    expect(mentionsOf(text)).toEqual([]);
    const start = 'News in brief\n\n'.length + text.indexOf('Erlan');
    const proposals = [{ kind: 'person' as const, clear: true, start, end: start + 'Erlan Sadykov'.length }];
    expect(shown(mentionsOf(text, proposals))).toEqual(['Erlan Sadykov → candidate:person:erlan-sadykov']);
  });

  it.each([
    ['of a name behind other capitals', 'The call was Member Erlan Sadykov to make.', 'Erlan Sadykov', 'Erlan Sadykov'],
    ['of a name behind an office', 'Chairman of the Board Erlan Sadykov agreed.', 'Erlan Sadykov', 'Erlan Sadykov'],
    ['of a name with a small word before', 'So said ouma Erlan Sadykov there.', 'ouma Erlan Sadykov', 'Erlan Sadykov'],
    ['of a surname that is a trade', 'It fell to Jane Farmer then.', 'Jane Farmer', 'Jane Farmer'],
    [
      'of a name that begins with a preposition',
      'To a bank’s Per Lindvall it was small.',
      'Per Lindvall',
      'Per Lindvall',
    ],
    ['of a name that ends as a month', 'It fell to Wang Jun, who came.', 'Wang Jun', 'Wang Jun'],
    ['of a name that begins as a month', 'It fell to July Ndlovu then.', 'July Ndlovu', 'July Ndlovu'],
    ['of a name that begins as an auxiliary', 'Will Dawes agreed.', 'Will Dawes', 'Will Dawes'],
    ['of a short month with a hyphen', 'It fell to Jan-Erik Berg then.', 'Jan-Erik Berg', 'Jan-Erik Berg'],
    ['of a surname that is a site’s noun', 'It fell to Sarah Fields then.', 'Sarah Fields', 'Sarah Fields'],
    [
      'of a name with a nickname in it',
      'It fell to Julito "Sarge" Sarmiento then.',
      'Julito "Sarge" Sarmiento',
      'Julito "Sarge" Sarmiento',
    ],
    [
      'of a name whose farm is by a site',
      'It fell to Peggy Rinne, whose farm adjoins the site.',
      'Peggy Rinne',
      'Peggy Rinne',
    ],
    ['of a name behind a glottal stop', 'It fell to ʻAisake Eke then.', 'ʻAisake Eke', 'ʻAisake Eke'],
    ['of two particles behind a first word', 'Theo van der Merwe agreed.', 'Theo van der Merwe', 'Theo van der Merwe'],
  ])('takes a recogniser’s word %s', (_, text, proposed, name) => {
    const start = 'News in brief\n\n'.length + text.indexOf(proposed);
    const proposals = [{ kind: 'person' as const, clear: true, start, end: start + proposed.length }];
    expect(mentionsOf(text, proposals).map((mention) => mention.text)).toEqual([name]);
  });

  it('keeps a family name of one syllable that the recogniser leaves out', () => {
    const text = 'Its chief executive, Low Ngee Tong, agreed.';
    const start = 'News in brief\n\n'.length + text.indexOf('Ngee');
    const proposals = [{ kind: 'person' as const, clear: true, start, end: start + 'Ngee Tong'.length }];
    expect(mentionsOf(text, proposals).map((mention) => mention.text)).toEqual(['Low Ngee Tong']);
  });
});

describe('one entity an article', () => {
  const ids = (text: string): Set<string> =>
    new Set(mentionsOf(text).map(({ entity }) => `${entity.id} ${entity.name}`));

  it('joins a surname to the full name', () => {
    expect(ids('President Erlan Sadykov came. “Good,” Sadykov said.')).toEqual(
      new Set(['candidate:person:erlan-sadykov Erlan Sadykov']),
    );
  });

  it('joins a surname to the full name of a junior', () => {
    expect(ids('Chairman Erlan Sadykov Jr. came. “Good,” Sadykov said.')).toEqual(
      new Set(['candidate:person:erlan-sadykov-jr Erlan Sadykov Jr']),
    );
  });

  it('joins an acronym in brackets to what it stands for', () => {
    expect(ids('Northern Peak Holdings (NPH) agreed. Later NPH withdrew.')).toEqual(
      new Set(['candidate:organisation:northern-peak-holdings Northern Peak Holdings']),
    );
  });

  it('joins an acronym in brackets behind a site’s noun', () => {
    expect(ids('The Hombre Alto North Tin Project (HAN Tin) grew. Drilling at HAN Tin went on.')).toEqual(
      new Set(['candidate:deposit:hombre-alto-north Hombre Alto North']),
    );
  });

  it('joins a short name, of two companies that it could be short for, to the one of the tables', () => {
    expect(only('organisation', mentionsOf('Tau-Ken Partners agreed. Tau-Ken Samruk paid. Tau-Ken waits.'))).toEqual([
      'Tau-Ken Partners → candidate:organisation:tau-ken-partners',
      'Tau-Ken Samruk → organisation:tau-ken-samruk',
      'Tau-Ken → organisation:tau-ken-samruk (Tau-Ken Samruk)',
    ]);
  });

  it('joins a short name in quotation marks, and a company’s first word', () => {
    expect(ids('Zarya Metals Ltd (ASX: ZRM) (“Zarya”) agreed. Zarya Metals paid. Zarya waits.')).toEqual(
      new Set(['candidate:organisation:zarya-metals-ltd Zarya Metals Ltd']),
    );
  });

  it('joins a company’s first word that the tables know as a deposit, where the text does not', () => {
    expect(ids('Eureka Lithium Corp (TSX: ERK) agreed with Codelco. The shares of Eureka fell. Eureka waits.')).toEqual(
      new Set(['candidate:organisation:eureka-lithium-corp Eureka Lithium Corp', 'organisation:codelco Codelco']),
    );
    expect(only('deposit', mentionsOf('Eureka Lithium Corp sold the Eureka mine in South Africa.'))).toEqual([
      'Eureka → deposit:eureka-za',
    ]);
  });

  it('joins no company that the tables know by itself to a longer name', () => {
    expect(ids('Glencore Canada Corp agreed. Glencore waits.')).toEqual(
      new Set(['candidate:organisation:glencore-canada-corp Glencore Canada Corp', 'organisation:glencore Glencore']),
    );
  });

  const people: [string, string, string[]][] = [
    [
      'a surname of two, and one that is an element',
      'Chairman Barry Carbon and President Ana Cabral-Gardner met. Mr Carbon left; Cabral-Gardner stayed.',
      ['Barry Carbon', 'Ana Cabral-Gardner'],
    ],
    [
      'the second half of a given name, in small letters',
      '“A suitcase,” said Kang Seong-doo, president of Codelco. President Tae-yang Noh left.',
      ['Kang Seong-doo', 'Tae-yang Noh'],
    ],
    [
      'a particle behind a sentence’s first word',
      'Henri van Rooyen, chief executive of Codelco, left. Mr van Rooyen is 60.',
      ['Henri van Rooyen'],
    ],
    ['a name that is another word of English', 'So said He Tianyu, president of Codelco. Mr He left.', ['He Tianyu']],
    [
      'father and son',
      'President Erlan Sadykov met Chairman Erlan Sadykov Jr in May.',
      ['Erlan Sadykov', 'Erlan Sadykov Jr'],
    ],
    ['an office behind a party', 'The law of Republican Rep. Pete Stauber passed, Stauber said.', ['Pete Stauber']],
  ];
  it.each(people)('of people: %s', (_, text, expected) => {
    const found = mentionsOf(text).filter(({ kind }) => kind === 'person');
    expect([...new Set(found.map(({ entity }) => entity.name))]).toEqual(expected);
  });

  it('keeps a company and the mine that it is named after apart', () => {
    const mentions = mentionsOf('Akbel Mining Ltd owns the Akbel mine. Output at the Akbel mine rose.');
    expect(new Set(mentions.map(({ entity }) => entity.id))).toEqual(
      new Set(['candidate:organisation:akbel-mining-ltd', 'candidate:deposit:akbel']),
    );
  });

  it.each([
    [
      'a deposit and the site that it is part of',
      'The Bakyrchik deposit is part of the Kyzyl project. Bakyrchik is large.',
      ['candidate:deposit:bakyrchik', 'deposit:kyzyl'],
    ],
    ['one of them alone', 'Ore from the Bakyrchik deposit in Kazakhstan was sold.', ['deposit:kyzyl']],
    [
      'two spellings of one',
      'The Verkhnee Kairakty deposit in Kazakhstan is large. Verkhniy Kairakty holds tungsten.',
      ['deposit:verkhnee-kairakty'],
    ],
    [
      'another name in brackets',
      'The Severny Katpar deposit (“Severniy Katpar”) holds tungsten. Severniy Katpar is large.',
      ['deposit:severny-katpar'],
    ],
  ])('tells apart the deposits of one site: %s', (_, text, expected) => {
    const found = mentionsOf(text).filter(({ kind }) => kind === 'deposit');
    expect([...new Set(found.map(({ entity }) => entity.id))].sort()).toEqual(expected);
  });

  it('reads a title-case headline by what the text names', () => {
    const mentions = mentionsOf('The Akbel deposit was sold.', [], 'Buyers Queue For Akbel As Prices Rise Again');
    expect(shown(mentions)).toEqual(['Akbel → candidate:deposit:akbel', 'Akbel → candidate:deposit:akbel']);
  });
});

describe('offsets', () => {
  const pieces = fc.constantFrom(
    'Kazakhstan',
    'Tau-Ken Samruk',
    'the Akbel deposit',
    ' ',
    ' ',
    ', ',
    '. ',
    '\n\n',
    'Severny\nKatpar',
    'said',
    'President ',
    'Erlan Sadykov',
    'Norra Ka\u0308rr',
    'copper',
    '’s',
    '(',
    ')',
    '“',
    '\u200b',
    '\ud800',
    '\u0301',
    '-',
    'U.S.',
    'Ltd',
    'Ministry of',
    '½',
    '😀',
  );
  it('are those of the words, in order, without overlap, in any text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
        const text = list.join('');
        const source = `News in brief\n\n${text}`;
        let behind = 0;
        for (const mention of mentionsOf(text)) {
          expect(source.slice(mention.start, mention.end)).toBe(mention.text);
          expect(mention.start).toBeGreaterThanOrEqual(behind);
          expect(mention.end).toBeGreaterThan(mention.start);
          behind = mention.end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same each time', () => {
    const text = 'Codelco and Glencore Plc run El Teniente in Chile, President Erlan Sadykov said.';
    expect(mentionsOf(text)).toEqual(mentionsOf(text));
  });
});
