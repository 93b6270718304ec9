export const loadInbox = () => import("./InboxPage");
