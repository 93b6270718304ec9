import type { Post } from "@/api/types";
import { PostCard } from "@/kit/PostCard";
import { ask, say, useSaid } from "./said";

interface Props {
  post: Post;
  also?: string;
  onOpen: (post: Post) => void;
}

/** A post whose readings are put right where they stand. */
export function CorrectableCard({ post, also, onOpen }: Props) {
  const corrected = useSaid((state) => state.labels[post.id]);
  const said = { corrected, onCorrect: ask, onSay: say };
  return <PostCard post={post} also={also} {...said} onOpen={onOpen} />;
}
