/** @module Which language a text is in, whatever its page declares. */

/** Characters that are looked at: more add nothing to the answer. */
const LOOKED_AT = 1000;

/**
 * Loads the detector: half a second and some 85 MB, so it is loaded only where the answer is shown.
 *
 * @returns for a text its language, as an ISO 639-1 code; null where the words are too few to tell
 */
export async function loadLanguageDetector(): Promise<(text: string) => string | null> {
  const { eld } = await import('eld/extrasmall');
  return (text) => {
    const found = eld.detect(text.slice(0, LOOKED_AT));
    return found.language !== '' && found.isReliable() ? found.language : null;
  };
}
