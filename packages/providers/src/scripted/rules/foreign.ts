import type { Rule } from './types.ts'

/** For a message in a language that is not hers; one sentence in each of hers, so that each is read by its own voice. */
export const FOREIGN: Rule = {
  id: 'foreign',
  patterns: [],
  replies: [
    "I'm sorry, the built-in responder speaks only English and French. Je suis désolée, le moteur intégré ne parle que l'anglais et le français.",
    "I don't know that language yet. Shall we go on in English? Je ne connais pas encore cette langue. On continue en français\u00a0?",
    "Only English and French are built into me. Je ne comprends que le français et l'anglais.",
  ],
  examples: [],
}
