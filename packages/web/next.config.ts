import type { NextConfig } from 'next'

/** A static export: Eva's own server hands out the files, so there is one process and one port. */
const config: NextConfig = {
  output: 'export',
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // These are TypeScript source, shared with the server and the reviewer.
  transpilePackages: ['@eva/protocol', '@eva/charts'],
  // `tsc --noEmit -p packages/web` checks the types, in the tests; a build that only bundles is quick.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingRoot: new URL('../..', import.meta.url).pathname,
}

export default config
