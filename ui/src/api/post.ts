// A post as it is stored, with what was understood of it; nulls are abstentions.
export type Emotion = "anger" | "fear" | "sadness" | "surprise" | "joy" | "neutral";
export type Sentiment = -1 | 0 | 1;
export type Complaint =
  | "quality"
  | "safety"
  | "delivery"
  | "service"
  | "price"
  | "malfunction"
  | "loss"
  | "other";
export type CrisisType =
  | "Affected individuals"
  | "Infrastructure and utilities"
  | "Donations and volunteering"
  | "Caution and advice"
  | "Sympathy and support"
  | "Other Useful Information";

export interface Post {
  id: string;
  platform: string;
  post_id: string;
  account: string;
  text: string;
  lang: string;
  created_at: string;
  received_at: string;
  parent_id: string | null;
  quote_id: string | null;
  repost_id: string | null;
  urls: string[];
  media: string[];
  likes: number | null;
  reposts: number | null;
  replies: number | null;
  followers: number | null;
  region: string | null;
  simulated: boolean;
  watches: string[];
  terms: string[];
  sentiment: Sentiment | null;
  p_sentiment: number | null;
  p_negative: number | null;
  emotion: Emotion | null;
  p_emotion: number | null;
  offence: boolean | null;
  p_offence: number | null;
  reason: Complaint | null;
  p_reason: number | null;
  crisis_type: CrisisType | null;
  p_crisis_type: number | null;
  p_informative: number | null;
  p_verification: number | null;
  p_distress: number | null;
  copy_key: string | null;
  /** Posts that say the same in the same words share one. */
  copy_group?: string | null;
  reader: string;
  /** strong: it was read again, and both readers' answer is told. */
  path: "fast" | "strong";
  /** What people said instead; older servers lack these. */
  corrected?: { head: string; label: string; told: string | null; person: string; at: string }[];
  opinion?: Written | null;
  /** Read in its pictures by a machine. */
  picture_text?: string;
  picture_watches?: string[];
  picture_terms?: string[];
}

export interface PostPage {
  posts: Post[];
  next: string | null;
  scanned: number;
}

/** Text that a language model wrote; shown as such. */
export interface Written {
  text: string;
  ai_generated: true;
  /** Numbers in it that none of the posts has. */
  untraced: string[];
  model: string;
  at: string;
}
