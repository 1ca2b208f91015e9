import type { VoiceInfo } from '@eva/core'

/** eSpeak NG's rate for every voice. */
const SAMPLE_RATE = 22_050

const PREFIX = 'espeak:'

/**
 * Every voice of eSpeak NG, as the path of its file; French and English first, because the first voice of a language is
 * the one that speaks it. A test compares the list with the engine's own. Left out: `art/xex`, a language of its tests.
 */
const PATHS = `
  roa/fr roa/fr-BE roa/fr-CH
  gmw/en-US gmw/en gmw/en-029 gmw/en-GB-scotland gmw/en-GB-x-gbclan gmw/en-GB-x-gbcwmd gmw/en-GB-x-rp gmw/en-US-nyc
  gmw/af sem/am roa/an sem/ar inc/as trk/az trk/ba zle/be zls/bg inc/bn inc/bpy zls/bs roa/ca roa/ca-ba roa/ca-nw
  roa/ca-va iro/chr sit/cmn sit/cmn-Latn-pinyin zlw/cs trk/cv cel/cy gmq/da gmw/de grk/el art/eo roa/es roa/es-419
  urj/et eu ira/fa ira/fa-Latn urj/fi gmq/fo cel/ga cel/gd sai/gn grk/grc inc/gu sit/hak map/haw sem/he inc/hi zls/hr
  roa/ht urj/hu ine/hy ine/hyw art/ia poz/id art/io gmq/is roa/it jpx/ja art/jbo ccs/ka trk/kaa trk/kk esx/kl dra/kn ko
  inc/kok ira/ku trk/ky itc/la gmw/lb art/lfn bat/lt bat/ltg bat/lv poz/mi zls/mk dra/ml inc/mr poz/ms sem/mt miz/mto
  sit/my gmq/nb azc/nci inc/ne gmw/nl trk/nog cus/om inc/or inc/pa roa/pap art/piqd zlw/pl roa/pt roa/pt-BR art/py
  art/qdb qu myn/quc art/qya roa/ro zle/ru zle/ru-cl zle/ru-LV inc/sd tai/shn inc/si art/sjn zlw/sk zls/sl urj/smj
  ine/sq zls/sr gmq/sv bnt/sw dra/ta dra/te tai/th sem/ti trk/tk bnt/tn trk/tr trk/tt trk/ug zle/uk inc/ur trk/uz
  aav/vi aav/vi-VN-x-central aav/vi-VN-x-south sit/yue sit/yue-Latn-jyutping
`
  .trim()
  .split(/\s+/)

/** Language tags of the voices whose file is not named by them, or that answer to more than one; the main one first. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  fr: ['fr', 'fr-FR'],
  'fr-BE': ['fr-BE', 'fr'],
  'fr-CH': ['fr-CH', 'fr'],
  en: ['en-GB', 'en'],
  'en-029': ['en-029', 'en'],
  'en-GB-scotland': ['en-GB-scotland', 'en'],
  'en-GB-x-gbclan': ['en-GB-x-gbclan', 'en'],
  'en-GB-x-gbcwmd': ['en-GB-x-gbcwmd', 'en'],
  'en-GB-x-rp': ['en-GB-x-rp', 'en'],
  'en-US': ['en-US', 'en'],
  'en-US-nyc': ['en-US-x-nyc', 'en'],
  'ca-ba': ['ca-x-balear', 'ca'],
  'ca-nw': ['ca-x-nw', 'ca'],
  'ca-va': ['ca-valencia', 'ca'],
  cmn: ['zh', 'cmn'],
  'cmn-Latn-pinyin': ['zh-Latn-pinyin'],
  es: ['es', 'es-ES'],
  'es-419': ['es-419', 'es'],
  nb: ['nb', 'no'],
  piqd: ['tlh'],
  pt: ['pt', 'pt-PT'],
  'pt-BR': ['pt-BR', 'pt'],
  py: ['art-x-pyash'],
  'ru-cl': ['ru-x-classic', 'ru'],
  'ru-LV': ['ru-LV', 'ru'],
  vi: ['vi', 'vi-VN'],
  'vi-VN-x-central': ['vi-VN-x-central', 'vi'],
  'vi-VN-x-south': ['vi-VN-x-south', 'vi'],
  yue: ['yue', 'zh-HK'],
  'yue-Latn-jyutping': ['yue-Latn-jyutping'],
}

/** Names of languages and accents that `Intl.DisplayNames` does not know. */
const NAMES: Readonly<Record<string, string>> = {
  'ca-ba': 'Catalan (Balearic)',
  'ca-nw': 'Catalan (North-western)',
  'cmn-Latn-pinyin': 'Chinese (Pinyin)',
  'en-GB-scotland': 'English (Scotland)',
  'en-GB-x-gbclan': 'English (Lancaster)',
  'en-GB-x-gbcwmd': 'English (West Midlands)',
  'en-GB-x-rp': 'English (Received Pronunciation)',
  'en-US-nyc': 'English (New York City)',
  hyw: 'Western Armenian',
  lfn: 'Lingua Franca Nova',
  ltg: 'Latgalian',
  mto: 'Totontepec Mixe',
  nci: 'Classical Nahuatl',
  py: 'Pyash',
  qdb: 'Lang Belta',
  qya: 'Quenya',
  'ru-cl': 'Russian (Classic)',
  sjn: 'Sindarin',
  'vi-VN-x-central': 'Vietnamese (Central)',
  'vi-VN-x-south': 'Vietnamese (Southern)',
  'yue-Latn-jyutping': 'Cantonese (Jyutping)',
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const displayNames = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' })

/** All voices; `installed` says whether the engine's package is there. */
export function espeakVoiceInfos(installed: boolean): readonly VoiceInfo[] {
  return PATHS.map((path) => {
    const name = baseName(path)
    const languages = LANGUAGES[name] ?? [name]
    return {
      id: `${PREFIX}${name}`,
      name: NAMES[name] ?? displayNames.of(languages[0] ?? name) ?? name,
      provider: 'espeak',
      languages,
      gender: 'female',
      sampleRate: SAMPLE_RATE,
      installed,
      adjusts: { speed: true, pitch: true },
    }
  })
}

/** The path of a voice's file by its `VoiceInfo.id`, or `undefined`. */
export const espeakVoicePath = (id: string): string | undefined =>
  PATHS.find((path) => `${PREFIX}${baseName(path)}` === id)
