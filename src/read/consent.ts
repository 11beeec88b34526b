/** @module Pages that show nothing until a visitor has agreed to be tracked. */

/** What consent dialogs say to their visitor, in the first and second person; an article on cookies seldom does. */
const ASKS =
  /\b(?:we (?:and our (?:\d+ )?partners|use cookies|value your privacy|care about your privacy)|our (?:\d+ )?partners (?:store|process|and)|your (?:consent|privacy choices|cookie (?:settings|preferences))|manage (?:my |your )?(?:cookies?|consent|preferences)|accept all(?: cookies)?|reject all|you can (?:withdraw|change) your|wir (?:und unsere (?:\d+ )?partner|verwenden cookies|nutzen cookies)|mit (?:ihrer )?(?:einwilligung|zustimmung)|ihre (?:einwilligung|zustimmung)|alle (?:cookies )?akzeptieren|nous (?:et nos (?:\d+ )?partenaires|utilisons des cookies)|tout accepter|votre consentement|nosotros y nuestros (?:\d+ )?socios|utilizamos cookies|su consentimiento|aceptar todo|noi e i nostri (?:\d+ )?partner|il tuo consenso|accetta tutto|wij en onze (?:\d+ )?partners|uw toestemming|alles accepteren)/i;

/** Whether the texts are a consent dialog's: at least half of the longer ones, and two of them, ask for it. */
export function asksForConsent(texts: readonly string[]): boolean {
  const longer = texts.filter((text) => text.length >= 40);
  const asking = longer.filter((text) => ASKS.test(text)).length;
  return asking >= 2 && asking * 2 >= longer.length;
}
