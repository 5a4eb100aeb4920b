// @ts-check
/* Many calls, few runs: a call while one is under way leads to one more run after it, never to two at once.
   So a slow answer is used and not overtaken by the next question for ever. */

/** @param {() => Promise<void>} run @param {number} settle how long to wait for more calls, in ms */
export const coalesced = (run, settle) => {
  let timer = 0;
  let isRunning = false;
  let isWanted = false;
  const start = async () => {
    isRunning = true;
    isWanted = false;
    try {
      await run();
    } finally {
      isRunning = false;
      if (isWanted) call();
    }
  };
  const call = () => {
    isWanted = true;
    if (isRunning) return;
    clearTimeout(timer);
    timer = setTimeout(start, settle);
  };
  return call;
};
