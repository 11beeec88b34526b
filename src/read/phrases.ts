/** @module Words that newsrooms put between and under their stories: a block that says nothing else is not the story's. */
import type { Block } from './outline.js';

/** Whole blocks, or their beginnings up to a colon, in lower case. Common interface words of newsrooms, in the languages of the web's most read ones. */
const WHOLE = new Set(
  (
    'advertisement|ad|anzeige|werbung|publicité|publicidad|advertentie|annonse|reklame|реклама|read more|read next|read also|continue reading|story continues below advertisement|' +
    'article continues below|story continues below|scroll to continue|share|share this|share this article|share this story|comments|leave a comment|' +
    'related|related articles|related stories|related topics|related news|more on this story|more on this topic|recommended|you may also like|' +
    'sign up|subscribe|subscribe now|log in|sign in|follow us|print|email|copy link|link copied|image|photo|video|gallery|caption|credit|loading|' +
    'loading...|tags|topics|filed under|newsletter|top stories|most read|trending|mehr zum thema|mehr lesen|lesen sie auch|weiterlesen|teilen|kommentare|' +
    'lire aussi|à lire aussi|partager|lea también|compartir|leggi anche|condividi|lees ook|deel|les også|läs också|читайте также|поделиться|back to top'
  ).split('|'),
);

const BEGINNINGS =
  /^(?:(?:read (?:more|also|next)|see also|also read|related(?: articles?| stories)?|more|watch|listen|recommended|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leggi anche|lees ook|les også|läs också|читайте также) ?[:|»>→]|©|copyright (?:©|\(c\)|\d{4})|all rights reserved|sign up (?:for|to) |subscribe to |follow us on |follow @?\w+ on |click here to |download the .{0,40}app\b|get the latest .{0,60}(?:inbox|newsletter)|this site uses cookies|we use cookies|share (?:this|on) )/i;

/** Longer blocks are somebody's sentences, whatever they begin with. */
const LONGEST = 250;

/** Whether a block is one of the set phrases around a story. */
export function isBoilerplate(block: Block): boolean {
  const { text } = block;
  if (text.length > LONGEST) return false;
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  const bare = text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return WHOLE.has(bare) || BEGINNINGS.test(text);
}
