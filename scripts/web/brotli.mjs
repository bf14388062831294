import { constants, createBrotliCompress } from "node:zlib";

/*
 * Next knows gzip only, whose window of 32 kB is left behind by the time a page's data repeats its HTML. Brotli looks back
 * 256 kB: a quarter less, for the same work.
 */
const PARAMS = {
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_LGWIN]: 18,
};
/** Named among what is taken, and not as what is refused. */
const BROTLI = /(?:^|,)\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)/i;

/** Whether a page is asked for by who takes it in brotli. Everything else stays Next's to compress. */
const isMeant = ({ method, url = "", headers }) =>
  method === "GET" &&
  !/^\/(?:_next|api)\//.test(url) &&
  /\btext\/html\b/.test(headers.accept ?? "") &&
  BROTLI.test(String(headers["accept-encoding"] ?? ""));

/** Sends the answer in brotli where it turns out to be a page. */
export function compressPage(request, response) {
  if (!isMeant(request)) return;
  // Next then sends it as it is.
  request.headers["accept-encoding"] = "identity";
  const [writeHead, write, end] = [response.writeHead, response.write, response.end].map((one) => one.bind(response));
  let encoder;
  const begin = once((status) => {
    if (response.headersSent || !isPage(response, status)) return;
    response.removeHeader("Content-Length");
    response.removeHeader("ETag");
    response.setHeader("Content-Encoding", "br");
    response.appendHeader("Vary", "Accept-Encoding");
    encoder = encoderInto(response, write, end);
  });
  response.writeHead = (status, ...given) => {
    begin(status);
    return writeHead(status, ...given);
  };
  response.write = (...given) => {
    begin(response.statusCode);
    return encoder ? encoder.write(...given) : write(...given);
  };
  response.end = (...given) => {
    begin(response.statusCode);
    if (!encoder) return end(...given);
    encoder.end(...given);
    return response;
  };
}

const isPage = (response, status) =>
  status !== 204 &&
  status !== 304 &&
  !response.hasHeader("Content-Encoding") &&
  /^text\/html\b/i.test(String(response.getHeader("Content-Type") ?? ""));

/** What is written into it goes out by `write` as fast as it is taken, part by part as it comes, and ends by `end`. */
function encoderInto(response, write, end) {
  const encoder = createBrotliCompress({ params: PARAMS });
  let flushing;
  encoder.on("data", (part) => {
    if (!write(part)) encoder.pause();
  });
  response.on("drain", () => encoder.resume());
  encoder.on("drain", () => response.emit("drain"));
  encoder.on("end", () => end());
  encoder.on("error", () => response.destroy());
  response.on("close", () => {
    clearImmediate(flushing);
    encoder.destroy();
  });
  return {
    // A part that comes alone is not kept until there are more.
    write: (...given) => {
      clearImmediate(flushing);
      flushing = setImmediate(() => !encoder.writableEnded && !encoder.destroyed && encoder.flush());
      return encoder.write(...given);
    },
    end: (...given) => void encoder.end(...given),
  };
}

function once(work) {
  let done = false;
  return (given) => {
    if (done) return;
    done = true;
    work(given);
  };
}
