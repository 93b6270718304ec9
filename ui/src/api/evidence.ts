// A case's evidence: snapshots in a chain, legal holds, the bundle that a third party can verify.
import type { Hold } from "./cases";
import { ask, call, part } from "./client";

export interface Snapshot {
  snapshot_id: string;
  number: number;
  at: string;
  by: string;
  taken: {
    kind: string;
    text: string;
    platform: string;
    post_id: string;
    account: string;
    created_at: string | null;
    counters: Record<string, number>;
    media: { address: string; sha256: string; hash: string }[];
    address: string;
    note: string;
  };
  before: string;
  seal: string;
}

export interface EvidenceLocker {
  snapshots: Snapshot[];
  holds: Hold[];
  is_whole: boolean;
  first_break: number | null;
  names: Record<string, string>;
}

/** By which key a bundle is known to be ours. */
export interface Signer {
  algorithm: string;
  public_key: string;
}

export const signer = () => call<Signer>("/api/evidence/signer");

export const locker = (id: string) => call<EvidenceLocker>(`/api/cases/${part(id)}/evidence`);

export interface Bundle {
  content: Blob;
  /** To be told apart from the file: who has both can prove that nothing was changed. */
  seal: string;
  /** The house's public key: a bundle that another signed is not ours, however whole it is. */
  key: string;
}

/** Hand the evidence out; that it was, and to whom, stands in the timeline. */
export async function bundle(id: string): Promise<Bundle> {
  const response = await ask(`/api/cases/${part(id)}/evidence/export`, { method: "POST" });
  return {
    content: await response.blob(),
    seal: response.headers.get("Tocsin-Seal") ?? "",
    key: response.headers.get("Tocsin-Key") ?? "",
  };
}
