"use strict";

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

function show(product) {
  const header = make("header", "top");
  const brand = make("a", "brand", "Chợ Bến Nước");
  brand.href = "/";
  header.append(brand);

  const article = make("article", "columns");
  const picture = make("img");
  picture.src = product.anh;
  picture.alt = "Ảnh sản phẩm";
  const facts = make("div");
  facts.append(
    make("h1", "", product.ten),
    make("p", "price", product.gia.toLocaleString("vi-VN") + "đ"),
    make("p", "seller", `Người bán: ${product.nguoi_ban} · ${product.noi_ban}`),
    ...product.mo_ta.map((paragraph) => make("p", "", paragraph)),
  );
  article.append(picture, facts);

  const main = make("main");
  main.append(article);
  document.getElementById("app").append(header, main);
  document.title = `${product.ten} | Chợ Bến Nước`;
}

window.addEventListener("load", async () => {
  const answer = await fetch("/san-pham-js/du-lieu.json");
  show(await answer.json());
});
