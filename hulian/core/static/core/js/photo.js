// Shows the chosen pictures and makes them small before they travel; when anything fails,
// the picture goes as it is.
const LONGEST = 1600;

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && file.size < 900000) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    if (!blob || blob.size >= file.size) return file;
    const name = file.name.replace(/\.\w+$/, "") + ".jpg";
    return new File([blob], name, { type: "image/jpeg", lastModified: file.lastModified });
  } catch {
    return file;
  }
}

function preview(input, files) {
  let box = input.nextElementSibling;
  if (!box?.classList.contains("preview")) {
    box = document.createElement("div");
    box.className = "preview";
    input.after(box);
  }
  box.querySelectorAll("img").forEach((picture) => URL.revokeObjectURL(picture.src));
  box.replaceChildren(...files.filter((file) => file.type.startsWith("image/")).map((file) => {
    const picture = document.createElement("img");
    picture.alt = file.name;
    picture.src = URL.createObjectURL(file);
    return picture;
  }));
}

async function chosen(input) {
  const originals = [...input.files];
  preview(input, originals);
  const small = [];
  for (const file of originals) small.push(await smaller(file));
  // Somebody may have chosen again meanwhile; then these are not wanted any more.
  const same = input.files.length === originals.length
    && originals.every((file, index) => file === input.files[index]);
  if (!same || small.every((file, index) => file === originals[index])) return;
  const carrier = new DataTransfer();
  small.forEach((file) => carrier.items.add(file));
  input.files = carrier.files;
}

document.addEventListener("change", (event) => {
  if (event.target.matches?.("input[type=file][data-photo]")) {
    chosen(event.target).catch(() => {});
  }
});
