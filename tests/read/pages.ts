/** Pages of our own writing: a newsroom's template around three paragraphs. */

export const PROSE = [
  'The mine in the northern hills opened on Tuesday, two years later than planned, after the road to the pit had been rebuilt.',
  'Its owner expects to send the first concentrate to the coast in spring, and to hire three hundred people from the valley.',
  'Farmers below the tailings dam, who had fought the plan in court, said that they would go on measuring the water themselves.',
] as const;

export interface Parts {
  readonly head?: string;
  readonly language?: string;
  /** Above the paragraphs. */
  readonly top?: string;
  /** The story's own elements; three paragraphs unless said otherwise. */
  readonly story?: string;
  /** Below them, outside of the story's element. */
  readonly bottom?: string;
}

export function page({ head = '', language = 'en', top = '', story, bottom = '' }: Parts): string {
  const paragraphs = story ?? PROSE.map((text) => `<p>${text}</p>`).join('\n');
  return `<!doctype html><html lang="${language}"><head>${head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="content">${top}<div class="story">${paragraphs}</div>${bottom}</div>
<footer><p>Printed on recycled pixels, all rights reserved by the people of the valley and their heirs.</p></footer>
</body></html>`;
}
