const WORDS = {
  en: `hello hi bye goodbye yes yeah yep nope please thanks thank sorry the you your my his her
    they what who where why how which is are was were don't can't won't i'm it's let's you're good night morning
    okay one certainly congratulations`,
  fr: `bonjour bonsoir salut coucou oui ouais merci enchanté enchantée voilà désolé désolée d'accord moi toi
    je tu il elle nous vous ils elles le les des du une est sont être c'est j'ai n'est qu'est quoi qui où pourquoi bien
    très nuit s'il non jamais attends exactement absolument certainement vraiment félicitations`,
} as const

/**
 * Short words that one of English and French has and the other has not. Not `no`, `ok`, `pardon`, `super`: both have them. The detector counts letters, and a greeting of
 * five letters has too few to count: it takes "Hello" for Italian and "Salut" for Catalan.
 */
export const UNMISTAKABLE: ReadonlyMap<string, string> = new Map(
  Object.entries(WORDS).flatMap(([tag, words]) => words.split(/\s+/).map((word) => [word, tag] as const)),
)

/** Short words that both have, each as its own: alone they tell nothing, whatever their letters are like. */
export const SHARED: ReadonlySet<string> = new Set(['ok', 'stop', 'pardon', 'super', 'ah', 'oh', 'hm', 'hmm'])
