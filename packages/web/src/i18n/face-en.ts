/** What the page of her face says. */
export const faceEn = {
  title: 'Face to face with {Eva}',
  portrait: '{Eva}’s face.',
  look_neutral: 'She looks at ease.',
  look_joy: 'She looks glad.',
  look_tenderness: 'She looks at you tenderly.',
  look_curiosity: 'She looks curious.',
  look_sadness: 'She looks sad for you.',
  look_surprise: 'She looks surprised.',
  look_thought: 'She looks thoughtful.',
  look_away: 'Her eyes are closed.',
  listening: 'She listens.',
  toVoice: 'Talk without her face',
  deaf: 'Why can’t she hear me?',
  greeting: 'Say something, or write to her.',
}
