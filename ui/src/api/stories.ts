// What posts tell of together; a story is labelled by its own post, never by written text.

import { address, call, part } from "./client";
import type { Written } from "./post";
import type { Post } from "./types";

export interface Copies {
  copy_group: string;
  posts: number;
  /** Exact up to 127, about 9 % beyond. */
  accounts: number;
  first_at: string;
  last_at: string;
  within_s: number;
}

export interface Story {
  story_id: string;
  watch_id: string;
  /** Younger stories that turned out to tell the same; older servers lack it. */
  merged?: string[];
  first_at: string;
  last_at: string;
  posts: number;
  /** Of the posts, those that copy another. */
  copies: number;
  accounts: number;
  platforms: { platform: string; posts: number }[];
  trend: { hour: string; posts: number }[];
  label: string | null;
  label_post: string | null;
  representatives: { central: string[]; earliest: string[]; spread: string[] };
  largest_copy: Copies | null;
  /** Null where no language model is set up; older servers lack it. */
  summary?: Written | null;
}

export interface StoryPosts {
  stories: Story[];
  posts: Post[];
}

export const stories = (watch: string, hours: number, limit: number, signal?: AbortSignal) =>
  call<Story[]>(address("/api/stories", { watch, hours, limit }), { signal });

export const story = (id: string, signal?: AbortSignal) =>
  call<StoryPosts>(`/api/stories/${part(id)}`, { signal });
