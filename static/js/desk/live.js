// @ts-check
/* A house's inbox over the socket: something has been touched, the line is up or down. */
import { Connection } from "../chat/connection.js";

const DOWN_MS = 4000;
export const socketUrl = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/v1/`;

/** Only what happens from now on */
export const FROM_NOW = Number.MAX_SAFE_INTEGER;

/** The position after this frame: a pulse goes back only with the whole database, and never beyond where the house
 * stands at the welcome.
 * @param {number} position @param {any} frame */
export const positionAfter = (position, frame) => {
  if (frame.t === "resync") return frame.head;
  if (frame.t === "welcome") return Math.min(position, frame.head);
  return frame.t === "touched" ? Math.max(position, frame.pulse) : position;
};

/**
 * Follow the inbox of a house. `touched` is called for what has happened since `pulse`, also while the line was
 * down: the server tells it again, as state. `down` is told when the line has been away for some seconds.
 * @param {{slug: string, pulse: number, touched: (conversation: string) => void, down: (isDown: boolean) => void}} given
 */
export const followInbox = ({ slug, pulse, touched, down }) => {
  let position = pulse;
  let late = 0;
  const line = new Connection({
    url: socketUrl(),
    hello: () => ({ t: "hello", v: 1, inbox: slug, after: position, as: "staff" }),
    onFrame: (frame) => {
      position = positionAfter(position, frame);
      if (frame.t === "resync") {
        line.restart();
        touched("");
      }
      if (frame.t !== "touched") return;
      line.send({ t: "seen", delivered: position });
      touched(frame.conv);
    },
    onPhase: (phase) => {
      clearTimeout(late);
      document.body.toggleAttribute("data-live", phase === "open");
      if (phase === "open") down(false);
      else late = setTimeout(() => down(true), DOWN_MS);
    },
  });
  line.open();
  document.addEventListener("visibilitychange", () => { if (!document.hidden) line.wake(); });
  window.addEventListener("online", () => line.wake());
  window.addEventListener("offline", () => { line.rest(); down(true); });
  return line;
};
