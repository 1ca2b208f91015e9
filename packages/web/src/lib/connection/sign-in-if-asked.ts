/** Shows the way in where this browser has to sign in, and nothing where it has not: she may just be away. */
export async function signInIfAsked(fetchLike: typeof fetch, go: (path: string) => void): Promise<void> {
  // Whoever is signed in is sent on from there, which is not followed.
  const answer = await fetchLike('/login', { redirect: 'manual' }).catch(() => null)
  if (answer?.ok === true) go('/login')
}
