import type { Post } from "@/api/types";
import { PostCard } from "@/kit/PostCard";
import { ask, useSaid } from "./said";

interface Props {
  post: Post;
  also?: string;
  onOpen: (post: Post) => void;
}

/** A post whose readings are put right where they stand. */
export function CorrectableCard({ post, also, onOpen }: Props) {
  const corrected = useSaid((state) => state.labels[post.id]);
  return <PostCard post={post} also={also} corrected={corrected} onCorrect={ask} onOpen={onOpen} />;
}
