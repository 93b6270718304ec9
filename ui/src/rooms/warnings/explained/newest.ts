// Reading a warning: the newest change that a machine explains, and what belongs to it.
import type { Post, StoryInvolved, WarningDetail } from "@/api/types";
import type { Change, Cue, Explanation, Line } from "@/api/warned";

/** Return the newest change with reasons, or undefined where only people moved the level. */
export const toldBy = (changes: readonly Change[]): Change | undefined =>
  changes.find((change) => change.reasons.length > 0);

/** Return the newest explanation; books older than explanations have none. */
export const explanationOf = ({ changes }: WarningDetail): Explanation | undefined =>
  changes.find((change) => change.explanation)?.explanation ?? undefined;

/** The newest explanation that tells where the posts are: a person's word on a level has none. */
export const spreadOf = ({ changes }: WarningDetail): Explanation | undefined =>
  changes.find(({ explanation: told }) => told && told.stories.length + told.platforms.length > 0)
    ?.explanation ?? undefined;

/** The new phrases and cue words of the newest change that tells any. */
export function wordingOf({ changes }: WarningDetail) {
  const told = changes
    .map(({ explanation }) => explanation)
    .find((one) => (one?.phrases?.length ?? 0) + (one?.cues?.length ?? 0) > 0);
  return { phrases: told?.phrases ?? [], cues: told?.cues ?? [] };
}

/** Cue words by what they do, in the order in which they are told. */
export function byCue(cues: readonly Cue[]): [string, Cue[]][] {
  const groups = new Map<string, Cue[]>();
  for (const one of cues) groups.set(one.cue, [...(groups.get(one.cue) ?? []), one]);
  return [...groups];
}

/** The largest contributions in the server's order, each with the line that tells it. */
export function reasonsOf({ reasons, lines = [] }: Change) {
  const told = lines.filter(({ facts }) => "value" in facts);
  return reasons.map((reason, n) => ({ reason, line: told[n] }));
}

/** The sentence that names the rules which fired beside the largest contributions. */
export const alsoFired = ({ lines }: Change): Line | undefined =>
  lines?.find(({ code }) => code === "warning.told.also");

/** The sentence that says what would bring the level down. */
export const comesDown = ({ changes }: WarningDetail): Line | undefined =>
  changes.flatMap((change) => change.lines ?? []).find(({ code }) => code.includes("comes_down"));

export interface Copied {
  post: Post;
  /** The others that say the same in the same words. */
  copies: Post[];
}

/** Posts with their copies behind the first of each, in the order of evidence. */
export function copied(posts: readonly Post[]): Copied[] {
  const groups = new Map<string, Copied>();
  for (const post of posts) {
    const group = post.copy_group ?? post.id;
    const first = groups.get(group);
    if (first) first.copies.push(post);
    else groups.set(group, { post, copies: [] });
  }
  return [...groups.values()];
}

export interface StoryGroup {
  story: string;
  posts: Post[];
  known?: StoryInvolved;
}

/** Posts by the story they tell, in the order of evidence; posts of no story stand in "".
 *
 * What is known of a story now goes before what the level's change told of it.
 */
export function byStory(
  posts: readonly Post[],
  told: Explanation | undefined,
  involved: readonly StoryInvolved[] = [],
): StoryGroup[] {
  const storyOf = new Map(
    (told?.stories ?? [])
      .filter((one) => one.posts.length > 1)
      .flatMap(({ story, posts: ids }) => ids.map((id) => [id, story] as const)),
  );
  for (const { story_id, evidence } of involved)
    for (const id of evidence) storyOf.set(id, story_id);
  const groups = new Map<string, Post[]>();
  for (const post of posts) {
    const story = storyOf.get(post.id) ?? "";
    groups.set(story, [...(groups.get(story) ?? []), post]);
  }
  return [...groups]
    .map(([story, of]) => ({
      story,
      posts: of,
      known: involved.find((one) => one.story_id === story),
    }))
    .toSorted((a, b) => Number(a.story === "") - Number(b.story === ""));
}
