import type { ReactNode } from "react";
import { security as text } from "../messages/en/security";
import { ui } from "../messages/en/ui";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { SkeletonRows } from "../ui/Skeleton";

interface Props<T> {
  query: { data: T | undefined; error: Error | null; refetch(): unknown };
  children(data: T): ReactNode;
}

/** What a query brings: on its way, failed, or here. */
export function Loaded<T>({ query: { data, error, refetch }, children }: Props<T>) {
  if (data !== undefined) return children(data);
  if (!error) return <SkeletonRows rows={2} />;
  return (
    <EmptyState
      failed
      text={`${text.failed} ${error.message}`}
      action={<Button onClick={() => refetch()}>{ui.retry}</Button>}
    />
  );
}
