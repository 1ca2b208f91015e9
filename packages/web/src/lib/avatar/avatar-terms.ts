import { z } from 'zod'

/** What the person who made a face allows. Where a file says nothing, the strictest holds, as its format wants it. */
export type AvatarTerms = {
  title: string
  authors: string[]
  wearers: 'author' | 'licensed' | 'everyone'
  commerce: 'none' | 'personal' | 'corporation'
  mustCredit: boolean
  /** The name of a licence, where there is one. */
  licence: string | null
  /** Where its words stand: an address of the web, or nothing. */
  licenceUrl: string | null
}

const text = z.string().catch('')

/** The terms of VRM 1.0. */
const newTerms = z
  .object({
    name: text,
    authors: z.array(z.string()).catch([]),
    avatarPermission: z.string().optional(),
    commercialUsage: z.string().optional(),
    creditNotation: z.string().optional(),
    licenseUrl: text,
    otherLicenseUrl: text,
  })
  .transform(
    (meta): AvatarTerms => ({
      title: meta.name,
      authors: meta.authors,
      wearers:
        meta.avatarPermission === 'everyone'
          ? 'everyone'
          : meta.avatarPermission === 'onlySeparatelyLicensedPerson'
            ? 'licensed'
            : 'author',
      commerce:
        meta.commercialUsage === 'corporation'
          ? 'corporation'
          : meta.commercialUsage === 'personalProfit'
            ? 'personal'
            : 'none',
      mustCredit: meta.creditNotation !== 'unnecessary',
      licence: null,
      licenceUrl: webAddress(meta.otherLicenseUrl) ?? webAddress(meta.licenseUrl),
    }),
  )

/** The terms of VRM 0.x, with the misspelt names that it gives them. */
const oldTerms = z
  .object({
    title: text,
    author: text,
    allowedUserName: z.string().optional(),
    commercialUssageName: z.string().optional(),
    licenseName: text,
    otherLicenseUrl: text,
  })
  .transform(
    (meta): AvatarTerms => ({
      title: meta.title,
      authors: meta.author === '' ? [] : [meta.author],
      wearers:
        meta.allowedUserName === 'Everyone'
          ? 'everyone'
          : meta.allowedUserName === 'ExplicitlyLicensedPerson'
            ? 'licensed'
            : 'author',
      commerce: meta.commercialUssageName === 'Allow' ? 'corporation' : 'none',
      mustCredit: meta.licenseName !== 'CC0',
      licence: meta.licenseName === '' || meta.licenseName === 'Other' ? null : meta.licenseName.replaceAll('_', ' '),
      licenceUrl: webAddress(meta.otherLicenseUrl),
    }),
  )

/** The extensions of a glTF that make a VRM of it. */
export const vrmExtensions = z.union([
  z.object({ VRMC_vrm: z.object({ meta: newTerms }) }).transform(({ VRMC_vrm }) => VRMC_vrm.meta),
  z.object({ VRM: z.object({ meta: oldTerms }) }).transform(({ VRM }) => VRM.meta),
])

/** Only what a link may lead to: a file may hold anything. */
const webAddress = (address: string): string | null => (/^https?:\/\/\S+$/.test(address) ? address : null)
