/** @module What a page may hold that wants more than to be read. Each acts by title, dialog or request if it acts at all. */

const ACT = `document.title='taken';alert(1);fetch('/taken')`;

export const ATTACKS: readonly string[] = [
  `<script>${ACT}</script>`,
  `<script src="/taken.js"></script><script type="module" src="https://evil.example/taken.js"></script>`,
  `<img src="/taken.png" onerror="${ACT}" alt="a picture">`,
  `<img srcset="https://evil.example/taken.png 2x" alt="">`,
  `<picture><source srcset="/taken.webp"><img src="data:image/png;base64,AAAA" alt="drawn"></picture>`,
  `<svg onload="${ACT}"><script>${ACT}</script><image href="/taken.svg"/><a href="javascript:${ACT}"><text>svg</text></a><use href="/taken.svg#x"/></svg>`,
  `<svg><style><img src=x onerror="${ACT}"></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${ACT}&gt;"></table></mtext></math>`,
  `<meta http-equiv="refresh" content="0;url=/taken"><base href="https://evil.example/">`,
  `<link rel="stylesheet" href="/taken.css"><link rel="prefetch" href="/taken"><link rel="icon" href="/taken.ico">`,
  `<style>@import url(/taken.css); mark { background: url(/taken.png) } p::after { content: url(/taken.gif) }
   @font-face { font-family: x; src: url(/taken.woff2) } input[value^="a"] { background: url(/taken?a) }</style>`,
  `<p style="background:url(/taken.png);position:fixed;inset:0;z-index:9">laid over everything</p>`,
  `<a href="javascript:${ACT}">a link</a><a href=" jAvAsCrIpT&colon;${ACT}">another</a><a href="data:text/html,<script>${ACT}</script>">a third</a>`,
  `<a href="java&#x0A;script:${ACT}" target="_top" ping="/taken">a fourth</a><area href="javascript:${ACT}" shape="default">`,
  `<form action="/candidates" method="post"><input name="act" value="reject" autofocus onfocus="${ACT}"><button formaction="/taken">Go on</button></form>`,
  `<iframe src="/taken" srcdoc="<script>${ACT}</script>"></iframe><object data="/taken"></object><embed src="/taken"><frameset><frame src="/taken"></frameset>`,
  `<video poster="/taken.jpg" src="/taken.mp4" autoplay onplay="${ACT}"><track src="/taken.vtt" default></video><audio src="/taken.mp3" autoplay></audio>`,
  `<details open ontoggle="${ACT}"><summary>more</summary>less</details><body onload="${ACT}" background="/taken.png">`,
  `<marquee onstart="${ACT}">running</marquee><dialog open>a dialog</dialog><template><script>${ACT}</script></template>`,
  `<noscript><p title="</noscript><img src=/taken onerror=${ACT}>">quiet</p></noscript>`,
  `<textarea></textarea><script>${ACT}</script></textarea><title></title><script>${ACT}</script></title><xmp><script>${ACT}</script></xmp>`,
  `<!--><script>${ACT}</script>--><![CDATA[<script>${ACT}</script>]]><?xml-stylesheet href="/taken.css"?>`,
  `<mark id="quote">a false mark</mark><p id="main" class="skip" data-copy>a false place</p><mark>\u0000\uE000\uE001</mark>`,
  `<p>\u202Eright to left\u202C \u2066isolated\u2069 z\u0300\u0301\u0302\u0303\u0304\u0305algo \u200B\uFEFF&#0;&#xD800;&#x110000;</p>`,
  `<scr<script>ipt>${ACT}</scr</script>ipt><<b>unclosed <p <img/src="/taken"/onerror=${ACT}//`,
  `<button popovertarget="x" onclick="${ACT}">press</button><div popover id="x" onbeforetoggle="${ACT}">popped</div>`,
  `<plaintext><script>${ACT}</script>`,
];
