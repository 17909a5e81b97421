// Photos made smaller before they travel: 8 MB become 1, upright, without the place where they were taken.
const LONGEST = 2560; // px: small print on a label stays readable
const QUALITY = 0.85;

/** A JPEG no larger than the file, or the file itself when this browser cannot read it or it is small already. */
export async function shrink(file) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return file;
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "white"; // behind what is transparent
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return drawn && (drawn.size < file.size || file.type === "image/jpeg") ? drawn : file;
}
