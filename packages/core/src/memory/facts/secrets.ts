/** Words that stand beside what nobody should keep. */
const WORDS =
  /(?<!\p{L})(?:pass ?(?:word|code|phrase)s?|pin(?: (?:code|number))?|cvv|cvc|iban|(?:credit|debit|bank) ?card|card number|account number|social security|api[- ]?key|access key|private key|secret(?: key)?|token|credentials?|one[- ]time code|mots? de passe|code (?:pin|secret|confidentiel|de (?:ma |la )?(?:carte|porte|sécurité)|d'accès)|carte (?:bancaire|bleue|de crédit)|numéro de (?:carte|compte|sécu\p{L}*)|rib|clés? (?:api|secrète|privée|d'accès)|identifiants?|code à usage unique)(?!\p{L})/iu

/** Eight digits or more in a row, however they are set apart: a card, an account, a telephone. */
const LONG_NUMBER = /\d(?:[ .-]?\d){7,}/

/** Twelve characters or more that mix letters and digits: a key. */
const KEY_LIKE = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{12,}(?![\w-])/

/** Whether a text holds what must not be remembered: a password, a number of a card, a key. */
export const isSecret = (text: string): boolean => WORDS.test(text) || LONG_NUMBER.test(text) || KEY_LIKE.test(text)
