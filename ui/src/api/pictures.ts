// Pictures of a post, and the other posts that show them.
import { call } from "./client";
import { postPath } from "./readings";

export interface PostPicture {
  media: string;
  width: number;
  height: number;
  hash: string | null;
  /** Read in it by a machine. */
  picture_text: string;
  confidence: number | null;
  reader: string;
  fault: string;
  same: { post_id: string; media: string; bits: number }[];
}

export const samePicture = (id: string, signal?: AbortSignal) =>
  call<PostPicture[]>(`${postPath(id)}/same-picture`, { signal });
