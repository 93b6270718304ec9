import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inbox, waiting } from "@/api/inbox";
import { me } from "@/api/people";
import { Button } from "@/kit/Button";
import { Icon, type IconName } from "@/kit/Icon";
import { useKeys } from "@/kit/keys";
import { Empty } from "@/kit/States";
import { useLive } from "@/live/store";
import { Announcer } from "./Announcer";
import { Banners } from "./Banners";
import css from "./Shell.module.css";
import { Shortcuts } from "./Shortcuts";
import { TopBar } from "./TopBar";

// In the order a crisis passes through them; a room is shown once it exists.
const ROOMS = [
  { name: "sources", to: "/sources", icon: "sources" },
  { name: "monitor", to: "/monitor", icon: "monitor" },
  { name: "warnings", to: "/warnings", icon: "warnings" },
  { name: "cases", to: "/cases", icon: "cases" },
  { name: "statements", to: "/statements", icon: "statements" },
  { name: "inbox", to: "/inbox", icon: "inbox" },
  { name: "directory", to: "/directory", icon: "directory" },
  { name: "settings", to: "/settings", icon: "settings" },
] as const satisfies { name: string; to: string; icon: IconName }[];

function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M16 5.500a7 7 0 0 0-7 7c0 6-2 7.500-3 9h20c-1-1.500-3-3-3-9a7 7 0 0 0-7-7ZM13 25.500a3 3 0 0 0 6 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.400"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

function Count({ n, of }: { n: number; of: string }) {
  const { t } = useTranslation();
  if (n === 0) return null;
  return (
    <span className={css.count}>
      {n}
      <span className="unseen"> {t(of)}</span>
    </span>
  );
}

/** How much waits for whoever is signed in; nothing is asked while nobody is. */
function useMine(): number {
  const who = useQuery({ queryKey: ["me"], queryFn: me });
  const asked = useQuery({
    queryKey: ["inbox"],
    queryFn: inbox,
    enabled: Boolean(who.data?.user),
    refetchInterval: 60_000,
  });
  return asked.data ? waiting(asked.data) : 0;
}

function Rooms() {
  const { t } = useTranslation();
  const mine = useMine();
  const standing = useLive((state) => state.snapshot?.warnings.length ?? 0);
  return (
    <nav className={css.nav} aria-label={t("ui.shell.rooms")}>
      <div className={css.brand}>
        <Mark />
        <span>{t("ui.name")}</span>
      </div>
      <ul className={css.rooms}>
        {ROOMS.map((room) => (
          <li key={room.name}>
            <Link to={room.to} className={css.room} activeProps={{ "data-here": true }}>
              <Icon name={room.icon} size={18} />
              <span>{t(`ui.room.${room.name}`)}</span>
              {room.name === "warnings" && <Count n={standing} of="ui.shell.standing" />}
              {room.name === "inbox" && <Count n={mine} of="ui.shell.waiting" />}
            </Link>
          </li>
        ))}
      </ul>
      <Version />
    </nav>
  );
}

function Version() {
  const version = useLive((state) => state.snapshot?.version);
  return <p className={css.version}>{version && `v${version}`}</p>;
}

export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isHelping, setHelping] = useState(false);
  useKeys({
    "?": () => setHelping(true),
    "g s": () => void navigate({ to: "/sources" }),
    "g m": () => void navigate({ to: "/monitor" }),
    "g w": () => void navigate({ to: "/warnings" }),
    "g c": () => void navigate({ to: "/cases" }),
    "g p": () => void navigate({ to: "/statements" }),
    "g i": () => void navigate({ to: "/inbox" }),
    "g d": () => void navigate({ to: "/directory" }),
    "g t": () => void navigate({ to: "/settings/models" }),
  });
  return (
    <div className={css.shell}>
      <a className="skip" href="#main">
        {t("ui.shell.skip")}
      </a>
      <Rooms />
      <div className={css.page}>
        <header>
          <TopBar onHelp={() => setHelping(true)} />
          <Banners />
        </header>
        <main id="main" className={css.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Announcer />
      <Shortcuts isOpen={isHelping} onClose={() => setHelping(false)} />
    </div>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty
      isPage
      title={t("ui.not_found.title")}
      action={<Link to="/monitor">{t("ui.room.monitor")}</Link>}
    >
      {t("ui.not_found.words")}
    </Empty>
  );
}

/** What stands in place of a page that fell over; the rooms around it still open. */
export function Fallen() {
  const { t } = useTranslation();
  return (
    <Empty
      isPage
      title={t("ui.fell.title")}
      action={<Button onClick={() => location.reload()}>{t("ui.fell.again")}</Button>}
    >
      {t("ui.fell.words")}
    </Empty>
  );
}
