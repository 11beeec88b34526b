/**
 * @module The words that page makers use: what elements are, and what class names and ids say about a block.
 *
 * All of it is common usage of HTML authors (content management systems, ad and share services, ARIA roles), none of it one site's.
 */

/** Why a block is not part of the article. */
export type RemovalReason =
  | 'navigation'
  | 'share'
  | 'related'
  | 'comments'
  | 'advertisement'
  | 'consent'
  | 'subscription'
  | 'caption'
  | 'byline'
  | 'tags'
  | 'sidebar'
  | 'hidden'
  | 'legal'
  | 'declared'
  | 'control'
  | 'links'
  | 'phrase'
  | 'headline'
  | 'outside'
  | 'repeated';

/** Elements that begin and end a line of their own (html.spec.whatwg.org, "flow content" with `display: block`, and table parts). */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav noscript ol p pre section summary table tbody td ' +
    'template tfoot th thead tr ul'
  ).split(' '),
);

/** Elements without any text that a reader reads. Never entered. */
export const SILENT_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'applet area audio base canvas embed frame frameset head iframe img input link map math meta noembed noframes ' +
    'object optgroup option param picture progress script select source style svg textarea title track video wbr'
  ).split(' '),
);

/** What an element's name alone says. */
export const ELEMENT_REASONS: ReadonlyMap<string, RemovalReason> = new Map<string, RemovalReason>([
  ['nav', 'navigation'],
  ['menu', 'navigation'],
  ['aside', 'sidebar'],
  ['footer', 'navigation'],
  ['figure', 'caption'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ['button', 'control'],
  ['form', 'control'],
  ['dialog', 'control'],
  ['fieldset', 'control'],
  ['template', 'hidden'],
  ['noscript', 'hidden'],
]);

/** What an ARIA role says (w3.org/TR/wai-aria). */
export const ROLE_REASONS: ReadonlyMap<string, RemovalReason> = new Map<string, RemovalReason>([
  ['navigation', 'navigation'],
  ['menu', 'navigation'],
  ['menubar', 'navigation'],
  ['toolbar', 'navigation'],
  ['contentinfo', 'navigation'],
  ['banner', 'navigation'],
  ['complementary', 'sidebar'],
  ['search', 'control'],
  ['dialog', 'control'],
  ['alertdialog', 'control'],
  ['alert', 'control'],
  ['button', 'control'],
  ['tooltip', 'hidden'],
]);

/** Words of class names and ids that mean the same wherever in a name they stand. A name is cut at hyphens, underscores and changes of case, and all is lower case. */
export const NAME_WORDS: Readonly<Record<string, string>> = {
  navigation:
    'nav navbar navi navigation menu menubar breadcrumb breadcrumbs crumbs pagination pager paging paginator masthead topbar ' +
    'footer sitemap skiplink prevnext',
  share:
    'share sharing shares sharer sharebar sharebox shareblock sharebuttons sharetools sharethis social socials socialmedia ' +
    'socialshare addthis addtoany sharedaddy shariff likebox followus whatsapp',
  related:
    'related relateds recommended recommendation recommendations recirc recirculation outbrain taboola ' +
    'mostread mostpopular readmore morelinks seealso teaser teasers promo promos crosslink crosslinks ' +
    'linklist linkbox similar upnext readnext plista relatedposts relatedarticles',
  comments:
    'comment comments comentarios commentaires kommentare kommentar commentlist disqus respond livefyre talkback',
  advertisement:
    'adv advert adverts advertisement advertising advertorial adslot adbox adsbox adsense adunit adzone ' +
    'dfp anzeige werbung werbebanner sponsor sponsored sponsors publicidad publicite affiliate',
  consent: 'cookie cookies consent gdpr cmp onetrust cookiebar cookiebanner',
  subscription: 'newsletter newsletters subscribe subscription subscriptions signup donate donation',
  caption: 'caption captions figcaption wpcaption bildunterschrift',
  byline:
    'byline bylines dateline timestamp authorbio authorbox authorinfo postmeta entrymeta articlemeta pubdate postinfo',
  tags: 'taglist tagcloud hashtags',
  sidebar: 'sidebars sidebar1 widgetarea',
  hidden: 'visuallyhidden',
  control: 'toolbar searchform searchbox',
  legal: 'disclaimer disclaimers',
};

/** Words that say so only at the beginning or the end of a name: in its middle, or behind `has-`, they describe what stands around. */
export const EDGE_WORDS: Readonly<Record<string, string>> = {
  navigation: 'kicker eyebrow toc skip',
  share: 'follow',
  related: 'popular trending recommend',
  advertisement: 'ad ads',
  subscription: 'login register registration',
  caption: 'legend',
  tags: 'tags keywords topics',
  sidebar: 'sidebar rail',
  comments: 'replies',
  hidden: 'modal popup overlay tooltip',
  control: 'tools rating ratings feedback survey poll player print',
};

/** Names that speak only as a whole. */
export const WHOLE_NAMES: Readonly<Record<string, string>> = {
  hidden:
    'hidden hide invisible sr-only screen-reader-text visually-hidden element-invisible print-only noscreen d-none',
  sidebar: 'widget widgets widget-area widget-container',
};

/** Two words in a row, where one alone would say too little. */
export const NAME_PAIRS: Readonly<Record<string, string>> = {
  navigation: 'key-events key-moments',
  sidebar: 'price-widget stock-widget market-widget weather-widget',
  share: 'follow-us',
  related:
    'read-more read-next read-also see-also more-stories more-news more-articles more-from also-read also-like you-may up-next most-read ' +
    'most-popular most-viewed latest-news latest-articles latest-posts top-stories next-article next-post prev-post ' +
    'previous-post post-navigation link-list in-brief further-reading',
  byline:
    'author-bio author-box author-info author-card author-name author-details about-author post-meta entry-meta article-meta meta-info meta-data post-author ' +
    'article-author article-date post-date publish-date published-date article-info post-info author-profile',
  tags: 'tag-list tag-cloud article-tags post-tags entry-tags tags-links cat-links',
  subscription: 'sign-up mailing-list',
  hidden: 'screen-reader visually-hidden',
  advertisement: 'ad-slot google-ad',
  caption: 'caption-text image-credit photo-credit photo-caption image-caption picture-caption media-caption',
  control: 'search-form',
};

/** First words of names that tell what an element has, is like or is hooked to, not what it is. */
export const DESCRIBING = new Set(['has', 'no', 'not', 'with', 'without', 'is', 'js', 'and']);

/** Last words of names that tell what is switched on or off. */
export const STATES = new Set(['enabled', 'disabled', 'open', 'closed', 'allowed', 'active', 'visible']);

/** Reasons that a name gives for a single paragraph or heading; the others are said of boxes, and of headings and leads by style sheets. */
export const LINE_REASONS: ReadonlySet<RemovalReason> = new Set<RemovalReason>([
  'caption',
  'byline',
  'hidden',
  'advertisement',
  'comments',
  'subscription',
  'consent',
  'share',
  'tags',
]);
