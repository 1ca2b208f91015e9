/** In which language a text is written, so that the right voice reads it. */
export { detectLanguage } from './detect-language.ts'
