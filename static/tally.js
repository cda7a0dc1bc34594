// What the pages need in the browser: links without a reload, copying, the language of the page and of the charts.
"use strict";
window.prerenderReady = true;

const page = () => new URLSearchParams(location.search);
const speak = () => { document.documentElement.lang = page().get("lang") === "en" ? "en" : "vi"; };
speak();

// A link to one of our pages: tell Streamlit as the browser's own back button would.
addEventListener("click", (event) => {
  const link = event.target.closest?.(".stApp a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const to = new URL(link.href, location.href);
  if (link.target === "_blank" || link.hasAttribute("download") || to.origin !== location.origin || !link.closest(".stHtml")) return;
  event.preventDefault();
  if (to.pathname === location.pathname && to.search === location.search && to.hash) return;
  history.pushState(null, "", to);
  dispatchEvent(new PopStateEvent("popstate", { state: null }));
  speak();
  document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  if (innerWidth < 769 && link.closest('[data-testid="stSidebar"]')) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  }
});

// One click to copy. Plain http on a LAN has no clipboard API, so fall back to a selection.
addEventListener("click", async (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy)?.innerText ?? "";
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

window.PlotlyLocales = [{
  moduleType: "locale",
  name: "vi",
  dictionary: {
    "Autoscale": "Tự chỉnh trục", "Box Select": "Chọn vùng", "Download plot as a png": "Tải ảnh biểu đồ", "Download plot": "Tải ảnh biểu đồ",
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
