/** Channels and the words they go by in column names. */
export const channelNames: readonly { readonly channel: string; readonly names: readonly string[] }[] = [
  { channel: "Facebook", names: ["facebook", "fb"] },
  { channel: "Instagram", names: ["instagram", "insta", "ig"] },
  { channel: "Twitter", names: ["twitter", "tw"] },
  { channel: "LinkedIn", names: ["linkedin"] },
  { channel: "YouTube", names: ["youtube", "yt"] },
  { channel: "TikTok", names: ["tiktok"] },
  { channel: "WhatsApp", names: ["whatsapp"] },
  { channel: "e-mail", names: ["email", "mail", "newsletter"] },
  { channel: "text message", names: ["sms"] },
  { channel: "app message", names: ["push", "app"] },
  { channel: "search", names: ["search", "google"] },
  { channel: "display", names: ["display", "banner"] },
];
