const PAD = 24;
const SCALE = 2;
const [TITLE, NOTE] = ["600 16px", "12px"];
const SHAPES = "path, line, rect, circle, text";

export interface PictureTexts {
  title: string;
  caption: string;
}

/**
 * A chart as it stands on the page, with its title above and its caption below, in the light theme, at twice the size.
 * Drawn shape by shape: html-to-image and its like embed fonts through a base address, which our content security policy
 * refuses, and lose the lines and the labels beside the plot.
 */
export function drawChart(chart: HTMLElement, { title, caption }: PictureTexts): HTMLCanvasElement {
  // The tokens' colours are settled at the root. Nothing is painted between these lines, so the page does not flicker.
  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset.theme = "light";
  try {
    return draw(chart, title, caption);
  } finally {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
  }
}

function draw(chart: HTMLElement, title: string, caption: string): HTMLCanvasElement {
  const box = chart.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no canvas");
  const family = getComputedStyle(chart).fontFamily;
  const width = box.width + 2 * PAD;
  pen.font = `${NOTE} ${family}`;
  const notes = wrapped(pen, caption, box.width);
  const top = PAD + 32;
  canvas.width = width * SCALE;
  canvas.height = (top + box.height + 20 + notes.length * 18 + PAD) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = colorOf(chart, "--surface");
  pen.fillRect(0, 0, width, canvas.height);
  pen.fillStyle = colorOf(chart, "--ink");
  pen.font = `${TITLE} ${family}`;
  pen.fillText(title, PAD, PAD + 16);
  pen.font = `${NOTE} ${family}`;
  pen.fillStyle = colorOf(chart, "--ink-3");
  notes.forEach((line, i) => pen.fillText(line, PAD, top + box.height + 28 + i * 18));
  pen.setTransform(SCALE, 0, 0, SCALE, (PAD - box.left) * SCALE, (top - box.top) * SCALE);
  const page = pen.getTransform();
  for (const shape of chart.querySelectorAll<SVGGraphicsElement>(SHAPES)) drawShape(pen, shape, page);
  pen.setTransform(page);
  drawWords(pen, chart);
  return canvas;
}

/** A token's colour as the chart sees it. */
function colorOf(within: HTMLElement, token: string): string {
  const probe = within.appendChild(document.createElement("span"));
  probe.style.color = `var(${token})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Lines of a text that may break anywhere, as Japanese does. */
function wrapped(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const char of text) {
    const last = lines.at(-1);
    if (last !== undefined && pen.measureText(last + char).width <= width) lines[lines.length - 1] = last + char;
    else lines.push(char);
  }
  return lines;
}

function drawShape(pen: CanvasRenderingContext2D, shape: SVGGraphicsElement, page: DOMMatrix): void {
  const style = getComputedStyle(shape);
  const place = shape.getScreenCTM();
  if (!place || shape.closest("defs, clipPath") || style.visibility === "hidden" || shape.getClientRects().length === 0)
    return;
  pen.setTransform(page.multiply(place));
  pen.globalAlpha = Number(style.opacity);
  pen.lineWidth = parseFloat(style.strokeWidth) || 1;
  pen.lineJoin = "round";
  pen.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[ ,]+/).map(parseFloat));
  if (shape instanceof SVGTextElement) return drawText(pen, shape, style);
  const outline = outlineOf(shape);
  paint(pen, style.fill, style.fillOpacity, (color) => {
    pen.fillStyle = color;
    pen.fill(outline);
  });
  if (parseFloat(style.strokeWidth) > 0)
    paint(pen, style.stroke, style.strokeOpacity, (color) => {
      pen.strokeStyle = color;
      pen.stroke(outline);
    });
}

function outlineOf(shape: SVGGraphicsElement): Path2D {
  const outline = new Path2D(shape instanceof SVGPathElement ? (shape.getAttribute("d") ?? "") : "");
  const px = (length: SVGAnimatedLength) => length.baseVal.value;
  if (shape instanceof SVGLineElement) {
    outline.moveTo(px(shape.x1), px(shape.y1));
    outline.lineTo(px(shape.x2), px(shape.y2));
  }
  if (shape instanceof SVGRectElement) outline.rect(px(shape.x), px(shape.y), px(shape.width), px(shape.height));
  if (shape instanceof SVGCircleElement) outline.arc(px(shape.cx), px(shape.cy), px(shape.r), 0, 2 * Math.PI);
  return outline;
}

function paint(pen: CanvasRenderingContext2D, color: string, opacity: string, draw: (color: string) => void): void {
  if (color === "none") return;
  const before = pen.globalAlpha;
  pen.globalAlpha = before * Number(opacity);
  draw(color);
  pen.globalAlpha = before;
}

function drawText(pen: CanvasRenderingContext2D, shape: SVGTextElement, style: CSSStyleDeclaration): void {
  const text = (shape.textContent ?? "").trim();
  if (text === "" || shape.getNumberOfChars() === 0) return;
  const { x, y } = shape.getStartPositionOfChar(0);
  pen.font = fontOf(style);
  if (style.stroke !== "none") {
    pen.strokeStyle = style.stroke;
    pen.strokeText(text, x, y);
  }
  pen.fillStyle = style.fill;
  pen.fillText(text, x, y);
}

const fontOf = ({ fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) => `${fontWeight} ${fontSize} ${fontFamily}`;

/** Legends and labels that are text of the page. */
function drawWords(pen: CanvasRenderingContext2D, chart: HTMLElement): void {
  const words = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT);
  for (let word = words.nextNode(); word; word = words.nextNode()) {
    const holder = word.parentElement;
    const text = word.textContent?.trim();
    if (!holder || !text || holder.closest("svg, .sr-only, [role=slider]")) continue;
    const range = document.createRange();
    range.selectNodeContents(word);
    const { left, top, width, height } = range.getBoundingClientRect();
    if (width === 0) continue;
    const style = getComputedStyle(holder);
    pen.globalAlpha = 1;
    pen.font = fontOf(style);
    pen.fillStyle = style.color;
    pen.textBaseline = "middle";
    pen.fillText(text, left, top + height / 2);
  }
}
