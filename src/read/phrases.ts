/** @module Words that newsrooms put between and under their stories: a block that says nothing else is not the story's. */
import type { RemovalReason } from './vocabulary.js';

/** Whole blocks, or their beginnings up to a colon, in lower case. Common interface words of newsrooms, in the languages of the web's most read ones. */
const WHOLE = new Set(
  (
    'advertisement|advert|ad|close|text size|iklan|publicidade|mainos|anúncio|anzeige|werbung|publicité|publicidad|advertentie|annonse|reklame|реклама|read more|read next|read also|continue reading|story continues below advertisement|' +
    'article continues below|story continues below|scroll to continue|share|share this|share this article|share this story|comments|leave a comment|' +
    'related|related articles|related stories|related topics|related news|more on this story|more on this topic|recommended|you may also like|' +
    'sign up|subscribe|subscribe now|log in|sign in|follow us|print|email|copy link|link copied|image|photo|video|gallery|caption|credit|loading|' +
    'loading...|tags|topics|filed under|newsletter|top stories|most read|trending|mehr zum thema|mehr lesen|lesen sie auch|weiterlesen|teilen|kommentare|' +
    'lire aussi|à lire aussi|partager|lea también|compartir|leggi anche|condividi|lees ook|deel|les også|läs också|читайте также|поделиться|back to top'
  ).split('|'),
);

const BEGINNINGS =
  /^(?:(?:read (?:more|also|next)|see also|also read|related(?: articles?| stories)?|more|watch|listen|recommended|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leggi anche|lees ook|les også|läs också|читайте также) ?[:|»>→]|©|copyright\b|our standards:|advertising:|advertisement:|all rights reserved|sign up (?:for|to) |follow us on |follow @?\w+ on |click here to |download the .{0,40}app\b|get the latest .{0,60}(?:inbox|newsletter)|this site uses cookies|we use cookies|share (?:this|on) |\[? ?(?:printer.friendly|e-?mail this (?:story|article|page)|print this (?:story|article|page)))/i;

/** The beginning or the end of a picture's caption or credit. */
const CAPTION =
  /^(?:image|photo|picture|foto|bild|video|photograph|credit|fotografía|fotó|фото|zdjęcie|kuva|imagem|imagen)s?(?: (?:by|credit|copyright|courtesy|source|caption))?\s*[:：]|^(?:image copyright|photo by|foto:|©)|(?:\/\s?getty images|\((?:ap|afp|reuters|epa|file) photo[^)]*\)|\(photo[^)]*\)|\(getty images\)|©\s?[^.]{2,50}|\|\s?(?:foto|bild|photo|quelle)[^.]{0,60})\)?$/i;

/** A wire's own credits, and the places that other people's content is loaded into. */
const CREDITS = /^\(?(?:additional )?(?:reporting|writing|editing|edited|reported|written)(?: by|:) .{0,200}\)?$/i;
/** The authors as agencies set them below a story: "(By A and B in Lima)". */
const SIGNED = /^\(By \p{Lu}[^()]{1,200}\)$/u;
const EMBED =
  /^(?:empfohlener (?:redaktioneller|externer) inhalt|an dieser stelle (?:findest|finden|steht|befindet)|ich bin damit einverstanden, dass mir|personenbezogene daten (?:können|werden)|we apologi[sz]e, but this video|try refreshing your browser|this (?:slideshow|video) (?:requires|is not)|your browser does not support|please enable javascript|enable javascript|javascript is (?:disabled|required)|skip past )/i;

/** What asks the reader to become or remain one. */
const SOLICITS =
  /^(?:follow .{1,60} on (?:facebook|twitter|instagram|x|linkedin|telegram|whatsapp|threads)\b|(?:like|love|enjoy|enjoyed|enjoying) this (?:story|article|post)\?|if you (?:enjoyed|liked) this (?:story|article)|for more (?:stories|news|articles)\b|you have \d+ free articles|(?:keep|stay) (?:up to date|informed) .{0,60}\bapp\b|get .{0,80}\bnewsletter\b|subscribe(?: now)? to )|\b(?:sign(?:ing)? up|subscribe|register|abonnieren|abonnez|inscrivez|suscr[íi]be\w*|iscriviti|meld .{0,20} aan)\b.{0,120}\bnewsletters?\b|\bnewsletters?\b.{0,80}\b(?:sign up|subscribe|abonnieren|anmelden|abonnez|inscrivez|suscr[íi]b\w*|iscriviti)\b/i;

/** What stands where the rest of a story is to be paid for. */
const PAYWALL =
  /\b(?:subscribe|log ?in|sign ?in|register|subscription)\b.{0,80}\b(?:full (?:story|article|access)|continue reading|keep reading|read (?:more|the full|on|this))\b|\bto (?:read|view|continue reading) (?:the (?:full|rest|whole)|this) .{0,60}\b(?:subscribe|log ?in|sign ?in|register|subscription)\b|\b(?:réservée? aux abonnés|nur für abonnenten|exclusivo para suscriptores|riservato agli abbonati)\b/i;

/** Longer blocks are somebody's sentences, whatever they begin with. */
const LONGEST = 250;

/** The reason that a block's words give: a set phrase around a story, a caption, a credit; null for the story's own. */
export function reasonOfPhrase(text: string): RemovalReason | null {
  if (text.length > LONGEST) return null;
  if (!/[\p{L}\p{N}]/u.test(text)) return 'phrase';
  if (CAPTION.test(text)) return 'caption';
  if (CREDITS.test(text) || SIGNED.test(text)) return 'byline';
  if (SOLICITS.test(text) || asksForPayment(text)) return 'subscription';
  const bare = text.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return WHOLE.has(bare) || BEGINNINGS.test(text) || EMBED.test(text) ? 'phrase' : null;
}

/** Whether a block says that the rest of the story is for subscribers. */
export function asksForPayment(text: string): boolean {
  return text.length <= LONGEST && PAYWALL.test(text);
}
