// One photo's way to S3: a place for it, its bytes with progress, and the word that it has arrived.
import { ask } from "./api.js";

/** The upload could not be finished; `again` says whether another try may help. */
export class UploadFailed extends Error {
  constructor(reason, again) {
    super(reason);
    this.again = again;
  }
}

/** Sends a file to the draft at `api`; `told` hears the share that is through. Answers the photo's name there. */
export async function upload(api, file, told) {
  const { upload: place, maximum_bytes: maximum } = await need(`${api}/photos`);
  if (!place) throw new UploadFailed("full", false);
  if (file.size > maximum) throw new UploadFailed("too-large", false);
  await post(place, file, told);
  const { arrived } = await need(`${api}/photos/${place.photo}`);
  if (!arrived) throw new UploadFailed("missing", true);
  return place.photo;
}

async function need(address) {
  const answer = await ask(address);
  if (!answer || answer.status >= 400) throw new UploadFailed("connection", true);
  return answer.shape;
}

function post(place, file, told) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => told(event.loaded / event.total);
    request.onload = () => (request.status < 300 ? done() : fail(new UploadFailed("refused", true)));
    request.onerror = () => fail(new UploadFailed("connection", true));
    request.open("POST", place.action);
    request.send(bodyOf(place.fields, file));
  });
}

/** S3 wants the file last. */
function bodyOf(fields, file) {
  const body = new FormData();
  Object.entries(fields).forEach(([name, value]) => body.append(name, value));
  body.append("file", file);
  return body;
}
