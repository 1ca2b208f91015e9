/** What the voice benchmark says. */
export type VoiceTexts = {
  /** Fifty first clauses of 4 to 6 words. */
  readonly clauses: readonly string[]
  /** Short sentences of 6 to 9 words. */
  readonly sentences: readonly string[]
}

export const ENGLISH: VoiceTexts = {
  clauses: openings(
    ['I was just thinking,', 'That makes me smile,', 'If you like rain,', 'Now that you ask,', 'To tell the truth,'],
    [
      'my friend,',
      'dear Anna,',
      'old sailor,',
      'my captain,',
      'young man,',
      'good doctor,',
      'my dear,',
      'little bird,',
      'kind sir,',
      'sweet lady,',
    ],
  ),
  sentences: [
    'I would love to hear more about that.',
    'The weather should be fine again by tomorrow.',
    'Let us find something good to read tonight.',
    'My favourite month of the year is October.',
    'You could plant tomatoes next to the window.',
    'That was a very long day, was it not?',
    'The train to London leaves at half past nine.',
    'I think your sister would enjoy this song.',
    'Tell me what happened after the concert.',
    'We can talk about it whenever you want.',
  ],
}

export const FRENCH: VoiceTexts = {
  clauses: openings(
    ['Je pensais à toi,', 'Il fait très beau,', 'Si tu veux bien,', 'Pour être bien sûre,', 'Quand vient le soir,'],
    [
      'mon ami,',
      'chère Anne,',
      'vieux marin,',
      'mon capitaine,',
      'jeune homme,',
      'bon docteur,',
      'ma belle,',
      'petit oiseau,',
      'cher monsieur,',
      'chère madame,',
    ],
  ),
  sentences: [
    'J’aimerais beaucoup en savoir un peu plus.',
    'Il devrait faire beau de nouveau demain matin.',
    'Cherchons quelque chose de bon à lire ce soir.',
    'Mon mois préféré de l’année est octobre.',
    'Tu pourrais planter des tomates près de la fenêtre.',
    'C’était une bien longue journée, non ?',
    'Le train pour Lyon part à neuf heures et demie.',
    'Je crois que ta sœur aimerait cette chanson.',
    'Raconte-moi ce qui s’est passé après le concert.',
    'Nous pouvons en parler quand tu voudras.',
  ],
}

/** Every beginning with every address: texts that differ, so that nothing can be remembered. */
function openings(beginnings: readonly string[], addresses: readonly string[]): readonly string[] {
  return beginnings.flatMap((beginning) => addresses.map((address) => `${beginning.slice(0, -1)} ${address}`))
}
