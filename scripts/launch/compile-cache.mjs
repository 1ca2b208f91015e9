import path from 'node:path'

/**
 * Where Node keeps compiled code and stripped types between starts, for `NODE_COMPILE_CACHE`.
 *
 * @param {string} root The checkout.
 */
export const compileCache = (root) =>
  process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'eva-compiled')
