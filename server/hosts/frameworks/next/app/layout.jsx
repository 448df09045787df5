export default function Layout({ children }) {
  return (
    <html lang="en">
      <head><style>{'/* STYLES */'}</style></head>
      <body>{children}</body>
    </html>
  );
}
