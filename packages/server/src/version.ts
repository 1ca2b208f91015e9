import manifest from '../package.json' with { type: 'json' }

/** Version of this Eva, from her own package. */
export const { version } = manifest
