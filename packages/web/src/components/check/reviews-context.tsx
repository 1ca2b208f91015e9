'use client'
import { useStore } from 'zustand'
import { createReviews, type Reviews, type ReviewsState } from '../../lib/reviews/reviews.ts'
import { createReviewsApi } from '../../lib/reviews/reviews-api.ts'
import { shared } from '../shared.tsx'

const [ReviewsProvider, useReviewActions] = shared<Reviews>('ReviewsProvider', () =>
  createReviews(createReviewsApi((input, init) => fetch(input, init))),
)

/** Around the page of reviews. */
export { ReviewsProvider, useReviewActions }

export const useReviews = <Part,>(select: (state: ReviewsState) => Part): Part =>
  useStore(useReviewActions().store, select)
