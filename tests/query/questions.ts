/** @module Questions in plain English, with the filters that they mean and what of them no filter can say. */
import type { FactFilters } from '../../src/query/facts.js';

export interface Question {
  readonly question: string;
  readonly filters: FactFilters;
  readonly left?: readonly string[];
}

/** Asked while the words were being learned. */
export const OURS: readonly Question[] = [
  {
    question: 'Who signed with Tau-Ken Samruk since 2023?',
    filters: { predicate: 'agrees_with', about: 'Tau-Ken Samruk', since: '2023' },
  },
  {
    question: 'Which deposits host dysprosium?',
    filters: { predicate: 'hosts', kind: 'deposit', element: 'dysprosium' },
  },
  { question: 'What is known of North Katpar?', filters: { about: 'Severny Katpar' } },
  { question: 'Who owns Severny Katpar?', filters: { predicate: 'owns', object: 'Severny Katpar' } },
  { question: 'What does Rio Tinto own?', filters: { predicate: 'owns', subject: 'Rio Tinto' } },
  { question: "What's owned by Rio Tinto?", filters: { predicate: 'owns', subject: 'Rio Tinto' } },
  {
    question: 'Which Chinese companies mine lithium in Zimbabwe?',
    filters: { predicate: 'produces', kind: 'organisation', element: 'lithium', country: 'China', about: 'Zimbabwe' },
  },
  { question: 'Where is Mount Weld?', filters: { predicate: 'located_in', subject: 'Mount Weld' } },
  {
    question: 'How much tungsten does Severny Katpar hold?',
    filters: { predicate: 'hosts', subject: 'Severny Katpar', element: 'tungsten' },
  },
  {
    question: 'When did BHP acquire Olympic Dam?',
    filters: { predicate: 'acquires', subject: 'BHP', object: 'Olympic Dam' },
  },
  {
    question: 'Which countries restrict gallium?',
    filters: { predicate: 'restricts', kind: 'place', element: 'gallium' },
  },
  {
    question: 'What did China restrict between 2023 and 2025?',
    filters: { predicate: 'restricts', subject: 'China', since: '2023', until: '2025' },
  },
  {
    question: 'Who is planning to develop Kvanefjeld?',
    filters: { predicate: 'develops', object: 'Kvanefjeld', status: 'planned' },
  },
  {
    question: 'Which deals were denied before 2024?',
    filters: { predicate: 'agrees_with', status: 'denied', until: '2023' },
  },
  {
    question: 'Who invested in Kazakhstan last year?',
    filters: { predicate: 'invests_in', object: 'Kazakhstan', since: '2025', until: '2025' },
  },
  {
    question: 'Who is the chief executive of Tau-Ken Samruk?',
    filters: { predicate: 'holds_position', object: 'Tau-Ken Samruk' },
  },
  {
    question: 'What does Amanda Lacaze say about Mount Weld?',
    filters: { saidBy: 'Amanda Lacaze', about: 'Mount Weld' },
  },
  {
    question: 'According to the Ministry of Commerce, who supplies gallium?',
    filters: { predicate: 'supplies', saidBy: 'Ministry of Commerce', element: 'gallium' },
  },
  {
    question: 'rare earth deposits in Greenland',
    filters: { kind: 'deposit', element: 'rare earths', country: 'Greenland' },
  },
  {
    question: 'Which companies explore for lithium in Chile since March 2024?',
    filters: { predicate: 'explores', kind: 'organisation', element: 'lithium', country: 'Chile', since: '2024-03' },
  },
  { question: 'Who are the shareholders of Lynas?', filters: { predicate: 'owns', object: 'Lynas Rare Earths' } },
  { question: 'How much is Severny Katpar worth?', filters: { predicate: 'valued_at', subject: 'Severny Katpar' } },
  {
    question: 'Did Cove Capital sign with Tau-Ken Samruk?',
    filters: { predicate: 'agrees_with', about: ['Cove Capital', 'Tau-Ken Samruk'] },
  },
  {
    question: 'Which projects were abandoned in 2025?',
    filters: { kind: 'deposit', status: 'ended', since: '2025', until: '2025' },
  },
  {
    question: 'Who operates Olympic Dam according to Glencore?',
    filters: { predicate: 'operates', object: 'Olympic Dam', saidBy: 'Glencore' },
  },
  { question: 'What belongs to Rio Tinto?', filters: { predicate: 'owns', subject: 'Rio Tinto' } },
  {
    question: 'What was reported by reuters.com about cobalt in the DRC in June 2025?',
    filters: {
      element: 'cobalt',
      country: 'Democratic Republic of Congo',
      source: 'reuters.com',
      since: '2025-06',
      until: '2025-06',
    },
    left: ['reported'],
  },
  {
    question: 'Who might buy Mount Weld?',
    filters: { predicate: 'acquires', object: 'Mount Weld', status: 'possible' },
  },
  {
    question: 'Kazakh tungsten since January',
    filters: { element: 'tungsten', country: 'Kazakhstan', since: '2026-01' },
  },
  {
    question: 'How many mines does Glencore operate in the DR Congo?',
    filters: { predicate: 'operates', subject: 'Glencore', kind: 'deposit', country: 'Democratic Republic of Congo' },
  },
  { question: 'Who owns Foobar Hill?', filters: { predicate: 'owns' }, left: ['Foobar Hill'] },
  {
    question: 'Why is Kvanefjeld the largest deposit in Greenland?',
    filters: { about: 'Kvanefjeld', kind: 'deposit', country: 'Greenland' },
    left: ['largest', 'why'],
  },
  {
    question: 'Which elements does Norra Karr contain?',
    filters: { predicate: 'hosts', subject: 'Norra Kärr', kind: 'element' },
  },
  {
    question: 'Which firms no longer supply graphite to Japan?',
    filters: { predicate: 'supplies', kind: 'organisation', status: 'ended', element: 'graphite', object: 'Japan' },
  },
];

/** Asked in another voice, and written before any of them was tried. */
export const THEIRS: readonly Question[] = [
  { question: 'show me everything about lynas', filters: { about: 'Lynas Rare Earths' } },
  {
    question: 'list all agreements between China and Kazakhstan after 2022',
    filters: { predicate: 'agrees_with', about: ['China', 'Kazakhstan'], since: '2023' },
  },
  {
    question: 'Anyone drilling at Norra Kärr this year?',
    filters: { predicate: 'explores', object: 'Norra Kärr', since: '2026' },
    left: ['Anyone'],
  },
  {
    question: 'Has the Department of Energy funded any graphite projects?',
    filters: { predicate: 'invests_in', subject: 'Department of Energy', element: 'graphite', kind: 'deposit' },
  },
  {
    question: 'Which American firms hold stakes in Kvanefjeld?',
    filters: { predicate: 'owns', kind: 'organisation', country: 'United States', object: 'Kvanefjeld' },
  },
  {
    question: 'By whom was Upper Kairakty discovered?',
    filters: { predicate: 'discovers', object: 'Verkhneye Kairakty' },
  },
  { question: 'Tell me who the owner of Olympic Dam is.', filters: { predicate: 'owns', object: 'Olympic Dam' } },
  {
    question: "Glencore's acquisitions since 2020",
    filters: { predicate: 'acquires', subject: 'Glencore', since: '2020' },
  },
  {
    question: 'Which metals are found at Mount Weld?',
    filters: { kind: 'element', about: 'Mount Weld' },
    left: ['found'],
  },
  { question: 'who sells cobalt to china', filters: { predicate: 'supplies', element: 'cobalt', object: 'China' } },
  {
    question: 'What export controls did Beijing put on gallium?',
    filters: { predicate: 'restricts', element: 'gallium' },
    left: ['Beijing put'],
  },
  {
    question: 'Is Rio Tinto going to buy Glencore?',
    filters: { predicate: 'acquires', subject: 'Rio Tinto', object: 'Glencore', status: 'planned' },
  },
  { question: 'Where are rare earths refined?', filters: { predicate: 'processes', element: 'rare earths' } },
  { question: 'Who leads TKS?', filters: { predicate: 'holds_position', object: 'Tau-Ken Samruk' } },
  {
    question: 'What job does Nurlan Zhakupov have?',
    filters: { predicate: 'holds_position', subject: 'Nurlan Zhakupov' },
  },
  { question: 'Lead mines in Kazakhstan', filters: { element: 'lead', kind: 'deposit', country: 'Kazakhstan' } },
  {
    question: 'Which Japanese companies have partnered with Lynas in the past two years?',
    filters: {
      predicate: 'agrees_with',
      kind: 'organisation',
      country: 'Japan',
      about: 'Lynas Rare Earths',
      since: '2024-03-10',
    },
  },
  {
    question: 'What licences were granted for Kuannersuit?',
    filters: { predicate: 'permits', object: 'Kvanefjeld' },
    left: ['granted'],
  },
  {
    question: 'Did MOFCOM say it will ban exports of rare earths?',
    filters: { predicate: 'restricts', saidBy: 'Ministry of Commerce', status: 'planned', element: 'rare earths' },
  },
  {
    question: 'Has anybody denied that BHP owns Olympic Dam?',
    filters: { predicate: 'owns', subject: 'BHP', object: 'Olympic Dam', status: 'denied' },
    left: ['anybody'],
  },
  {
    question: 'How much lithium was produced in Chile in 2024?',
    filters: { predicate: 'produces', element: 'lithium', country: 'Chile', since: '2024', until: '2024' },
  },
  {
    question: 'Which of the five largest cobalt producers are Chinese?',
    filters: { predicate: 'produces', element: 'cobalt', country: 'China' },
    left: ['five largest'],
  },
  {
    question: 'Deposits of dysprosium in Central Asia',
    filters: { kind: 'deposit', element: 'dysprosium', about: 'Central Asia' },
  },
  { question: 'Who wants Greenland?', filters: { predicate: 'seeks', object: 'Greenland' } },
  {
    question: 'What has Zimbabwe banned since 1 December 2022?',
    filters: { predicate: 'restricts', subject: 'Zimbabwe', since: '2022-12-01' },
  },
  {
    question: 'Which companies formerly operated in Karaganda?',
    filters: { predicate: 'operates', kind: 'organisation', status: 'ended', object: 'Karaganda' },
  },
  {
    question: 'News on wolfram from the last month',
    filters: { element: 'tungsten', since: '2026-02', until: '2026-02' },
  },
  {
    question: 'Is there a deal between the U.S. and the DRC on cobalt?',
    filters: { predicate: 'agrees_with', about: ['United States', 'Democratic Republic of Congo'], element: 'cobalt' },
  },
  {
    question: 'What did Glencore deliver to the PRC up to 2021?',
    filters: { predicate: 'supplies', subject: 'Glencore', object: 'China', until: '2021' },
  },
  {
    question: 'Who could finance Northern Katpar?',
    filters: { predicate: 'invests_in', object: 'Severny Katpar', status: 'possible' },
  },
];
