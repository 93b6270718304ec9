import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { me, signOut, switchUser, type User } from "@/api/people";
import { Button } from "@/kit/Button";
import { keepSignedIn } from "@/kit/deciding/person";
import { askAnew } from "@/live/anew";
import css from "./TopBar.module.css";

function roles(user: User, word: (key: string) => string): string {
  return user.roles.map((role) => word(`ui.role.${role}`)).join(" · ");
}

function Switcher({ others, now }: { others: User[]; now: User | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // Every page shows what its reader may do: after a change of person all is asked anew.
  const anew = () => askAnew(client);
  const { mutate, isPending, isError } = useMutation({ mutationFn: switchUser, onSuccess: anew });
  const first = others[0]?.user_id;
  useEffect(() => {
    if (!now && first && !isPending) mutate(first);
  }, [now, first, mutate, isPending]);
  return (
    <label className={css.who} title={t("ui.me.demo")}>
      <span className="unseen">{t("ui.me.demo")}</span>
      <select
        // Whoever is chosen while the first is still on its way might not be the last to arrive.
        disabled={!now && !isError}
        value={now?.user_id ?? ""}
        onChange={(event) => mutate(event.target.value)}
      >
        {!now && <option value="">{t("ui.me.nobody")}</option>}
        {others.map((one) => (
          <option key={one.user_id} value={one.user_id}>
            {one.shown} — {roles(one, t)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Who is signed in here; in the demo, whom one plays. */
export function WhoAmI() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ["me"], queryFn: me });
  const shown = data?.user?.shown ?? "";
  useEffect(() => keepSignedIn(shown), [shown]);
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => location.assign("/sign-in"),
  });
  if (!data) return null;
  if (data.is_demo) {
    return data.others.length > 0 ? <Switcher others={data.others} now={data.user} /> : null;
  }
  if (!data.user || !data.session) return null;
  return (
    <span className={css.who}>
      <Link to="/account" title={roles(data.user, t)}>
        {data.user.shown}
      </Link>
      <Button
        look="ghost"
        icon="leave"
        label={t("ui.me.sign_out")}
        onClick={() => leave.mutate()}
      />
    </span>
  );
}
