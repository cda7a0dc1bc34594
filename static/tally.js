// What the pages need in the browser: links without a reload, copying, the language of the page and of the charts.
"use strict";
window.prerenderReady = true;

const page = () => new URLSearchParams(location.search);
const speak = () => { document.documentElement.lang = page().get("lang") === "en" ? "en" : "vi"; };
speak();

// The fonts are there before the first text is drawn: a change of font would move what stands below.
for (const weight of [400, 500, 600, 700]) document.fonts.load(`${weight} 15px "Be Vietnam Pro"`, "aắ");

// Calendars name days and months in the browser's language: here that is the page's, whoever set the browser up.
Object.defineProperty(navigator, "language", { get: () => (page().get("lang") === "en" ? "en-GB" : "vi-VN") });

// To another address of ours without a reload: tell Streamlit as the browser's own back button would.
const visit = (to) => {
  history.pushState(null, "", to);
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
  speak();
};

// A link to one of our pages.
addEventListener("click", (event) => {
  const link = event.target.closest?.(".stApp a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const to = new URL(link.href, location.href);
  if (link.lang || to.pathname === "/tai-khoan") return; // another language, or no page of Streamlit's: load it anew
  if (link.target === "_blank" || link.hasAttribute("download") || to.origin !== location.origin || !link.closest(".stHtml")) return;
  event.preventDefault();
  if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
  visit(to);
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  if (innerWidth < 769 && link.closest('[data-testid="stSidebar"]')) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
});

// A choice of what is looked at goes into the address; drawn anew, it gets the keyboard back.
let picked = null;
addEventListener("change", ({ target }) => {
  if (!target.matches?.("select.t-pill")) return;
  const to = new URL(location.href);
  picked = target.dataset.name;
  if (target.value) to.searchParams.set(picked, target.value);
  else to.searchParams.delete(picked);
  visit(to);
  setTimeout(() => { picked = null; }, 3000); // whoever has gone elsewhere meanwhile stays there
});
const returnKeyboard = () => {
  if (!picked || document.activeElement !== document.body) return;
  document.querySelector(`select.t-pill[data-name="${picked}"]`)?.focus({ preventScroll: true });
  picked = null;
};

// One click to copy. Plain http on a LAN has no clipboard API, so fall back to a selection.
addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy)?.value ?? "";
  const done = await copied(text);
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = done ? button.dataset.done : label;
  setTimeout(() => { button.textContent = label; }, 2500);
});

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.body.appendChild(document.createElement("textarea"));
    area.value = text;
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// The table under a chart is drawn when it is opened: its cells are plain text, and the first column is words.
addEventListener("toggle", ({ target }) => {
  if (!target.open || !target.dataset?.table || target.querySelector("table")) return;
  const { caption, headings, rows } = JSON.parse(target.dataset.table);
  const table = made("table", { className: "t-table" });
  table.append(made("caption", { className: "t-vh", textContent: caption }));
  table.createTHead().append(line("th", headings));
  table.createTBody().append(...rows.map((cells) => line("td", cells)));
  const around = made("div", { className: "t-wide", tabIndex: 0, role: "region", ariaLabel: caption });
  around.append(table);
  target.append(around);
}, true);

const made = (name, set) => Object.assign(document.createElement(name), set);
const line = (name, cells) => {
  const row = document.createElement("tr");
  row.append(...cells.map((textContent, place) => made(name, { textContent, className: place ? "num" : "", ...(name === "th" && { scope: "col" }) })));
  return row;
};

window.PlotlyLocales = [{
  moduleType: "locale",
  name: "vi",
  dictionary: {
    "Autoscale": "Tự chỉnh trục", "Box Select": "Chọn vùng", "Download plot as a PNG": "Tải ảnh biểu đồ",
    "Lasso Select": "Chọn tự do", "Orbital rotation": "Xoay", "Pan": "Kéo", "Reset": "Đặt lại", "Reset axes": "Đặt lại trục",
    "Reset view": "Đặt lại khung nhìn", "Toggle Spike Lines": "Bật, tắt đường dóng", "Toggle show closest data on hover": "Hiện số gần nhất",
    "Zoom": "Phóng to", "Zoom in": "Phóng to", "Zoom out": "Thu nhỏ", "Double-click to zoom back out": "Bấm đúp để thu nhỏ lại",
    "Compare data on hover": "So sánh các số", "Show closest data on hover": "Hiện số gần nhất", "Fullscreen": "Toàn màn hình",
    "Taking snapshot - this may take a few seconds": "Đang tạo ảnh", "Snapshot succeeded": "Đã tạo ảnh", "Sorry, there was a problem downloading your snapshot!": "Chưa tải được ảnh",
  },
  format: {
    days: ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"], shortDays: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
    months: ["tháng 1", "tháng 2", "tháng 3", "tháng 4", "tháng 5", "tháng 6", "tháng 7", "tháng 8", "tháng 9", "tháng 10", "tháng 11", "tháng 12"],
    shortMonths: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"], date: "%d/%m/%Y", decimal: ",", thousands: ".", grouping: [3],
  },
}];

// Streamlit's own words cannot be set from Python: say them in Vietnamese where they appear.
const WORDS = {
  "Upload": "Chọn tệp", "Browse files": "Chọn tệp", "Drag and drop file here": "Kéo thả tệp vào đây", "Drag and drop files here": "Kéo thả tệp vào đây",
  "Remove file": "Bỏ tệp này", "Add files": "Thêm tệp", "Uploading": "Đang gửi tệp", "Press Enter to apply": "Bấm Enter để áp dụng", "Press Enter to submit form": "Bấm Enter để gửi",
  "Press Ctrl+Enter to apply": "Bấm Ctrl+Enter để áp dụng", "Press Ctrl+Enter to submit form": "Bấm Ctrl+Enter để gửi", "Press ⌘+Enter to apply": "Bấm ⌘+Enter để áp dụng", "Press ⌘+Enter to submit form": "Bấm ⌘+Enter để gửi",
  "Upload failed": "Chưa gửi được tệp", "Add row": "Thêm dòng", "Delete row(s)": "Xoá dòng", "Sort ascending": "Xếp tăng dần", "Sort descending": "Xếp giảm dần", "Autosize": "Vừa bề rộng", "Pin column": "Ghim cột", "Unpin column": "Bỏ ghim cột",
  "Hide column": "Ẩn cột", "Copy column name": "Chép tên cột", "Dataframe column menu": "Trình đơn của cột", "Close Search": "Đóng ô tìm", "Previous Result": "Kết quả trước", "Next Result": "Kết quả sau",
  "Running...": "Đang tải", "Stop": "Dừng", "Stop script": "Dừng", "Rerun": "Tải lại", "Auto rerun": "Tự tải lại", "Always rerun": "Luôn tải lại",
  "Settings": "Cài đặt", "Print": "In trang", "About": "Giới thiệu", "Main menu": "Trình đơn", "Theme": "Giao diện", "Appearance": "Giao diện", "Light": "Sáng", "Dark": "Tối",
  "System": "Theo máy", "Use system setting": "Theo máy", "Wide mode": "Trang rộng", "Close": "Đóng", "Cancel": "Huỷ", "Open": "Mở", "Search": "Tìm", "Sidebar": "Thanh bên",
  "Open sidebar": "Mở thanh bên", "Close sidebar": "Đóng thanh bên", "Skip to main content": "Đến nội dung chính", "Fullscreen": "Toàn màn hình", "Close fullscreen": "Thoát toàn màn hình",
  "Exit fullscreen": "Thoát toàn màn hình", "Download as CSV": "Tải CSV", "Download as PNG": "Tải ảnh", "Download plot as a PNG": "Tải ảnh biểu đồ", "Show data": "Xem bảng số", "Show chart": "Xem biểu đồ", "Toggle fullscreen": "Toàn màn hình",
  "Show/hide columns": "Hiện, ẩn cột", "No results": "Không tìm thấy", "No options to select": "Không có lựa chọn", "No options to select.": "Không có lựa chọn", "Choose an option": "Chọn", "Choose options": "Chọn",
  "Select...": "Chọn", "Select all": "Chọn tất cả", "Clear all": "Bỏ chọn hết", "Clear value": "Xoá", "Clear selection": "Bỏ chọn", "Copy": "Chép", "Copied": "Đã chép", "Copy to clipboard": "Chép",
  "Link to heading": "Liên kết đến mục", "Previous month": "Tháng trước", "Next month": "Tháng sau", "Previous page": "Trang trước", "Next page": "Trang sau", "Choose date": "Chọn ngày", "Increment": "Tăng", "Decrement": "Giảm",
  "empty": "trống", "Connecting": "Đang kết nối", "Please wait...": "Đang tải", "Connection error": "Mất kết nối", "Script execution error": "Trang gặp lỗi", "Page not found": "Không có trang này",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": "Máy chủ chưa trả lời. Trang tự kết nối lại khi máy chủ chạy tiếp; những gì đã nhập vẫn còn ở đây.",
  "streamlit run yourscript.py": "Nếu để lâu, đề nghị báo người quản trị.",
  "Streamlit server is not responding. Are you connected to the internet?": "Máy chủ chưa trả lời. Đề nghị kiểm tra mạng; trang tự kết nối lại, những gì đã nhập vẫn còn ở đây.",
  "Connection lost. Please wait for the app to reconnect, then try again.": "Mất kết nối. Đề nghị chờ trang tự kết nối lại rồi làm lại.", "Connection timed out.": "Máy chủ trả lời quá chậm.", "Download failed": "Chưa tải được tệp",
  "Unknown error": "Lỗi chưa rõ", "Unknown Error": "Lỗi chưa rõ", "Choose date range": "Chọn khoảng ngày", "Clear date": "Xoá ngày", "Clear dates": "Xoá các ngày", "Date range": "Khoảng ngày", "Calendar": "Lịch",
  "Start date must be before end date.": "Ngày đầu phải trước ngày cuối.", "Selected date unavailable.": "Không chọn được ngày này.", "Next": "Sau", "Previous": "Trước", "Edit": "Sửa", "Empty": "Trống", "None": "Trống", "Learn more": "Xem thêm",
  "Use arrow keys to navigate dates. Enter to select. Escape to close.": "Dùng phím mũi tên để đi giữa các ngày, Enter để chọn, Escape để đóng.", "Expand sidebar": "Mở thanh bên", "Collapse sidebar": "Thu thanh bên", "Navigate to home page": "Về trang đầu",
  "No data": "Không có số liệu", "Download": "Tải về", "Clear cache": "Xoá bộ nhớ đệm", "Try again": "Thử lại", "Notifications": "Thông báo", "App pages": "Các trang", "Main content": "Nội dung chính",
};
const SENTENCES = [
  [/^Connection failed with status 401\.$/, "Phiên làm việc đã hết. Những gì đã nhập vẫn còn ở đây: đề nghị mở một thẻ mới, đăng nhập lại, rồi quay về thẻ này."],
  [/^Cannot connect to Streamlit \(HTTP status: (\d+)\)[^]*$/, "Máy chủ không nhận kết nối này (mã $1). Đề nghị mở lại trang, hoặc báo người quản trị."],
  [/^Connection failed with status (\d+)[^]*$/, "Chưa kết nối được với máy chủ (mã $1). Trang tự kết nối lại; những gì đã nhập vẫn còn ở đây."],
  [/^You have requested page \/(.*), but no corresponding file was found[^]*$/, "Không có trang “$1”. Đang mở trang đầu."],
  [/^The page that you have requested does not seem to exist[^]*$/, "Không có trang này. Đang mở trang đầu."],
  [/^Choose date, (.+)$/, "Chọn ngày, $1"], [/^Today, (.+) selected$/, "Hôm nay, $1, đang chọn"], [/^Today, (.+)$/, "Hôm nay, $1"], [/^(.+\d{4}) selected$/, "$1, đang chọn"], [/^Selected Date: (.+)$/, "Ngày đang chọn: $1"],
  [/^Remove (.+)$/s, "Bỏ $1"], [/^Cancel upload of (.+)$/s, "Dừng gửi $1"],
  [/^Value must be (.+) or later\.$/, "Ngày phải từ $1 trở về sau."], [/^Value must be (.+) or earlier\.$/, "Ngày phải từ $1 trở về trước."],
];
const said = (text) => {
  if (!text || Object.hasOwn(WORDS, text)) return WORDS[text];
  const [shape, words] = SENTENCES.find(([each]) => each.test(text)) ?? [];
  return shape && text.replace(shape, words);
};
const OURS = ".stHtml, .main-svg";
const SAID_IN = ["aria-label", "title", "placeholder", "data-title"];

function translate(node) {
  if (document.documentElement.lang !== "vi") return;
  if (node.nodeType === Node.TEXT_NODE) {
    const word = said(node.data.trim());
    if (word) node.data = node.data.replace(node.data.trim(), word);
    return;
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(OURS)) return; // what we draw is said in the right language
  for (const name of SAID_IN) {
    const word = said(node.getAttribute(name));
    if (word) node.setAttribute(name, word);
  }
  node.childNodes.forEach(translate);
}

// What was changed while the line was cut, or after the session had ended, has not arrived: once the line holds again,
// "r", Streamlit's key for drawing anew, sends all that stands in the page. `undefined` until it held for the first time.
let wired;
const WIRE = "data-test-connection-state";
const pressR = (kind) => document.body.dispatchEvent(new KeyboardEvent(kind, { key: "r", code: "KeyR", keyCode: 82, bubbles: true }));
const pressedR = () => ["keydown", "keyup"].forEach(pressR);
const wireIs = (state) => {
  const holds = state === "CONNECTED";
  if (holds) document.documentElement.classList.remove("t-ended");
  if (holds && wired === false) setTimeout(pressedR);
  if (holds || wired !== undefined) wired = holds;
  if (!holds && wired === false) covered();
};

// Where the session has ended the page is covered, names and phones too, until signed in again: in a tab of its own, so
// that what was typed here stays.
const covered = async () => {
  const answer = await fetch("/_stcore/health").catch(() => null);
  if (answer?.status !== 401) return false;
  const textContent = document.documentElement.lang === "vi" ? "Đăng nhập lại ở thẻ mới" : "Sign in again in a new tab";
  document.querySelector(".t-sign-in")?.remove();
  const link = made("a", { className: "t-sign-in", href: location.href, target: "_blank", rel: "noopener", textContent });
  link.dataset.reactAriaTopLayer = "true"; // else Streamlit's dialog makes it inert
  document.body.append(link);
  document.documentElement.classList.add("t-ended");
  return true;
};

// Who signs out in another tab and comes back to this one finds it covered.
document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible") return;
  if (await covered()) pressedR(); // the line is cut at this, and Streamlit says why
});

new MutationObserver((changes) => {
  returnKeyboard();
  for (const change of changes) {
    if (change.attributeName === WIRE) wireIs(change.target.getAttribute(WIRE));
    const within = change.target.nodeType === Node.TEXT_NODE ? change.target.parentElement : change.target;
    if (within?.closest?.(OURS)) continue;
    if (change.type === "childList") change.addedNodes.forEach(translate);
    else translate(change.target);
  }
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...SAID_IN, WIRE] });

// Paper is narrower than the screen, and a chart keeps the size it was drawn at: let it shrink with its page.
// Paper is white too: what a dark screen drew in its colours (DARK in tally/charts.py) is printed in
// those of the light one.
const ON_PAPER = Object.fromEntries([
  ["#EDEBE6", "#16202B"], ["#9AA5B1", "#5C6875"], ["#2B3642", "#E3E1DA"], ["#6FA8DC", "#17497A"], ["#11181F", "#FBFAF7"],
].map((pair) => pair.map((colour) => `rgb(${[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(", ")})`)));
const screenColours = new Map();

addEventListener("beforeprint", () => {
  for (const drawing of document.querySelectorAll(".js-plotly-plot .main-svg")) {
    const { width, height } = drawing.getBoundingClientRect();
    const drawn = [drawing.width.baseVal.value || width, drawing.height.baseVal.value || height];
    drawing.setAttribute("viewBox", `0 0 ${drawn[0]} ${drawn[1]}`);
    drawing.setAttribute("preserveAspectRatio", "xMinYMin meet");
    for (const piece of drawing.querySelectorAll("[style]")) {
      for (const name of ["fill", "stroke"]) {
        const colour = ON_PAPER[piece.style[name]];
        if (!colour) continue;
        if (!screenColours.has(piece)) screenColours.set(piece, piece.getAttribute("style"));
        piece.style[name] = colour;
      }
    }
  }
});
addEventListener("afterprint", () => {
  for (const drawing of document.querySelectorAll(".js-plotly-plot .main-svg")) drawing.removeAttribute("viewBox");
  for (const [piece, style] of screenColours) piece.setAttribute("style", style);
  screenColours.clear();
});
